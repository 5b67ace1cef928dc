/**
 * Schemas are checked without generated code: the page's policy forbids it, and would report the try. Comes before any of
 * them is made, so it is imported first of all; the name is where zod keeps its settings.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
