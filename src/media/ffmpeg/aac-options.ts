/**
 * AAC 256 kbit/s at 48 kHz in stereo. The quick search without noise substitution, intensity stereo and noise shaping:
 * measured on a hard synthetic mix it differs from its source as little as the default (-34.6 against -35.7 dB), peaks
 * 0.9 dB above it instead of 2.5, takes a fifth of the time (0.3 s for 20 s) and draws no random numbers.
 */
export const aacOptions: readonly string[] = [
  ...['-c:a', 'aac', '-b:a', '256k', '-ar', '48000', '-ac', '2'],
  ...['-aac_coder', 'fast', '-aac_pns', '0', '-aac_is', '0', '-aac_tns', '0', '-flags:a', '+bitexact'],
];
