import { defineConfig } from 'drizzle-kit';

/** `npx drizzle-kit generate --config drizzle/drizzle.config.ts`: migrations are generated here and never edited. */
export default defineConfig({ dialect: 'sqlite', schema: './src/records/tables/index.ts', out: './drizzle' });
