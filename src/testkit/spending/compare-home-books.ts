import { localIdentity } from '#domain/identity/identity.ts';
import { connectDatabase } from '#storage/database.ts';
import { openDatabase } from '#storage/open-database.ts';
import type { BookEntry } from '../provider-simulator/billing-book.ts';
import { compareBooks, type Comparison } from './compare-books.ts';
import { readBooks } from './read-books.ts';

/** Holds what providers charged against the ledger of a data folder that no Beatboard works in. */
export async function compareHomeBooks(homeFolder: string, charges: readonly BookEntry[]): Promise<Comparison> {
  const opened = await openDatabase({ homeFolder });
  try {
    const database = await connectDatabase(opened.url);
    try {
      return compareBooks(await readBooks(database, charges, [localIdentity.userId]));
    } finally {
      await database.destroy();
    }
  } finally {
    await opened.close();
  }
}
