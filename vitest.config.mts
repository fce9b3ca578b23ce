import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const everywhere = ['**/node_modules/**', '.data/**', '.next*/**', 'e2e/**']

export default defineConfig({
  resolve: {
    tsconfigPaths: true,
  },
  test: {
    // one that waits for what will not come should say so; nothing here is about speed
    testTimeout: 180_000,
    // database tests wait for PostgreSQL half of their time: one at a time leaves a small machine idle
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx,mjs}'],
          exclude: [...everywhere, '**/*.db.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: ['**/*.db.test.ts'],
          exclude: everywhere,
          setupFiles: ['lib/platform/testing/database.ts'],
          hookTimeout: 180_000,
          pool: 'forks',
        },
      },
    ],
  },
})
