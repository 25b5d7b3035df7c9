import { PrismaPg } from '@prisma/adapter-pg';
import { getPrismaClient } from '@prisma/client/runtime/client';

/** Modules without types. */
const COMPILER = '@prisma/client/runtime/query_compiler_fast_bg.postgresql';

// The types of Node.js have none for this.
const { WebAssembly } = globalThis as unknown as {
  WebAssembly: { Module: new (bytes: Buffer) => object };
};

/** As much of a client of Prisma as specs use. */
interface PrismaClient {
  $transaction<T>(work: (tx: PrismaClient) => Promise<T>): Promise<T>;
  $executeRaw(sql: TemplateStringsArray, ...values: unknown[]): Promise<number>;
  $queryRawUnsafe(sql: string, ...parameters: unknown[]): Promise<unknown>;
  $disconnect(): Promise<void>;
}

/**
 * What `prisma generate` writes for a schema without models. The command itself would load an engine from the network;
 * the client needs none.
 */
const Client = getPrismaClient({
  previewFeatures: [],
  clientVersion: '7.10.0',
  engineVersion: '7.10.0',
  activeProvider: 'postgresql',
  inlineSchema: 'datasource db {\n  provider = "postgresql"\n}\n',
  runtimeDataModel: { models: {}, enums: {}, types: {} },
  parameterizationSchema: { strings: [], graph: 'AAAA' },
  compilerWasm: {
    getRuntime: () => import(`${COMPILER}.mjs`),
    getQueryCompilerWasmModule: async () => {
      const { wasm } = await import(`${COMPILER}.wasm-base64.mjs`);
      return new WebAssembly.Module(Buffer.from(wasm, 'base64'));
    },
    importName: './query_compiler_fast_bg.js',
  },
});

export const openPrisma = (url: string): PrismaClient =>
  new Client({ adapter: new PrismaPg({ connectionString: url }) }) as unknown as PrismaClient;
