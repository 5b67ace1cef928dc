import { expect, it } from 'vitest';
import { fileNameOf } from './save-file.ts';

it('makes a file name of any title', () => {
  expect(fileNameOf('Fjell, leave before light')).toBe('Fjell, leave before light');
  expect(fileNameOf('../../etc/passwd')).toBe('etc passwd');
  expect(fileNameOf('a\u202Egpj.exe')).toBe('a gpj.exe');
  expect(fileNameOf('   ')).toBe('ad');
  expect([...fileNameOf('🕯'.repeat(300))]).toHaveLength(80);
});
