import { defineConfig } from 'drizzle-kit';

/** `npm run migration` compares src/records/tables with the last migration here and writes the next, never edited. */
export default defineConfig({ dialect: 'sqlite', schema: './src/records/tables/index.ts', out: './drizzle' });
