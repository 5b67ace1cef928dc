/** A title as part of a file's name: what no file system likes is left out. */
export function fileNameOf(title: string): string {
  const name = title
    .replaceAll(/[\u0000-\u001f\u202a-\u202e\u2066-\u2069"*/:<>?\\|]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return (
    [...name]
      .slice(0, 80)
      .join('')
      .replace(/^[.\s]+/, '')
      .trim() || 'ad'
  );
}

/** Lets the browser save what is at an address. */
export function saveFile(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}

/** Lets the browser save a text. */
export function saveText(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  saveFile(address, name);
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
