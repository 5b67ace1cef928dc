import library from 'sharp';

// Every picture here is another one: what the library would keep of the last ones, up to 50 MiB, is never asked for.
library.cache(false);

/** The picture library, keeping nothing between pictures. */
export const sharp = library;
