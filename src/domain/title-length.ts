/** Longest title of a video, in characters. */
export const titleMaximumCharacters = 120;
