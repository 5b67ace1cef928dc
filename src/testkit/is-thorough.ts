/**
 * True in `npm run test:whole` and `npm run test:chaos`, where tests take every sample, every size and every ffmpeg
 * instead of an everyday share.
 */
export const isThorough = process.env.TEST_THOROUGH === 'yes';
