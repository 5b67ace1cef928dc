/** A page of a list. */
interface Page<Entry> {
  readonly data: readonly Entry[];
  readonly next_cursor: string | null;
  readonly has_more: boolean;
}

/** All entries of a paged list, page after page as they are asked for. */
export async function* allPages<Entry>(
  readPage: (cursor: string | undefined) => Promise<Page<Entry>>,
): AsyncGenerator<Entry> {
  let cursor: string | undefined;
  for (;;) {
    const page = await readPage(cursor);
    yield* page.data;
    if (!page.has_more || page.next_cursor === null) return;
    cursor = page.next_cursor;
  }
}
