import { defineConfig } from 'drizzle-kit';

/* `npm run migration` compares src/records/tables with the last migration here and writes the next. */

export default defineConfig({ dialect: 'sqlite', schema: './src/records/tables', out: './drizzle' });
