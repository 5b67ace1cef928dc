import { asDatabaseError } from '#storage/database.ts';

type Call = (...parameters: readonly unknown[]) => Promise<unknown>;

/** The same commands and queries, whose lost or full database is an error for a person. */
export function withPlainErrors<Desk extends object>(desk: Desk): Desk {
  // A desk holds functions that return promises, and nothing else.
  const calls = Object.entries(desk) as [string, Call][];
  return Object.fromEntries(calls.map(([name, call]) => [name, plain(call)])) as Desk;
}

function plain(call: Call): Call {
  return async (...parameters) => {
    try {
      return await call(...parameters);
    } catch (error) {
      throw asDatabaseError(error);
    }
  };
}
