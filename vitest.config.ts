import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Limits are for hangs alone: on a busy machine a test may take many times as long as on an idle one.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // Tests with a lab wait for their subjects half of the time, so two of them fill two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
