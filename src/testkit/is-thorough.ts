/**
 * True in `npm run test:whole` and `npm run test:chaos`, where tests that have an
 * everyday share of samples, sizes and ffmpegs take them all.
 */
export const isThorough = process.env.TEST_THOROUGH === 'yes';
