const storageKey = 'beatboard-token';

/** What lets this browser tab in where the server asks for it; null where it asks nobody. Kept until the tab closes. */
export function readToken(): string | null {
  return sessionStorage.getItem(storageKey);
}

export function keepToken(token: string | null): void {
  if (token === null) sessionStorage.removeItem(storageKey);
  else sessionStorage.setItem(storageKey, token);
}

/** The header that shows the token, or none. */
export function tokenHeaders(): Readonly<Record<string, string>> {
  const token = readToken();
  return token === null ? {} : { Authorization: `Bearer ${token}` };
}
