import 'reflect-metadata';
import { Logger, StandardSchemaValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';
import { settings } from './settings.js';

const app = await NestFactory.create(AppModule);

app.useGlobalPipes(new StandardSchemaValidationPipe());
// On SIGTERM and SIGINT running jobs may finish before the process ends, with exit code 0.
app.enableShutdownHooks([], { useProcessExit: true });

await app.listen(settings.port);
const address = (await app.getUrl()).replace('[::1]', 'localhost');
new Logger('SampleApp').log(`Open ${address}, and the dashboard by the link above`);
