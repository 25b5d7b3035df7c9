import { DataSource } from 'typeorm';
import { requireDataSource } from './require-typeorm.js';

/** A DataSource that nobody but the store uses: all of its connections are the store's. */
export class PrivateDataSource extends requireDataSource(DataSource) {}
