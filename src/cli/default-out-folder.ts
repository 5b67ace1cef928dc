/** Where `make` saves when nobody says: a folder in the current one. */
export const defaultOutFolder = 'out';
