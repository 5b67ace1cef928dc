import { runSimulator } from '#testkit/provider-simulator/run-simulator.ts';

/** The paid vendors on this machine, for developing without keys: `npm run simulator -- --port 4880 --time-scale 0.05`. */
await runSimulator(process.argv.slice(2));
