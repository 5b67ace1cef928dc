/** How two sides are seen: beside each other, parted by a line, one at a time, or what lies between them. */
export const compareLooks = ['side', 'wipe', 'flick', 'difference'] as const;
export type CompareLook = (typeof compareLooks)[number];
