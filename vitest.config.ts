import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Tests with a lab wait for their subjects half of the time, so two of them fill two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
