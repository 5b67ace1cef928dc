import { cx } from '../lib/class-names.ts';
import { boundKeys, keyBindings } from '../lib/key-bindings.ts';

const signs: Readonly<Record<string, string>> = {
  mod: 'Ctrl',
  shift: 'Shift',
  alt: 'Alt',
  enter: '⏎',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  escape: 'Esc',
  space: 'Space',
  delete: 'Del',
  insert: 'Ins',
  '-': '−',
};

/** One key. */
export function Kbd({ children, className }: { readonly children: string; readonly className?: string }) {
  return (
    <kbd
      className={cx(
        'inline-flex h-[18px] min-w-[18px] items-center justify-center rounded-[4px] border border-current/25 px-1 font-sans text-[11px] leading-none',
        className,
      )}
    >
      {children}
    </kbd>
  );
}

/**
 * A combination as commands write it, `mod+k` or `g c`, as keys to look at: those that somebody chose in its place,
 * where somebody did.
 */
export function Keys({ keys, className }: { readonly keys: string; readonly className?: string }) {
  const isMac = /Mac|iPhone|iPad/.test(navigator.platform);
  const parts = boundKeys(keys, keyBindings.use()).split(/ |\+(?!$)/);
  return (
    <span className={cx('inline-flex items-center gap-1', className)}>
      {parts.map((key, index) => (
        <Kbd key={`${index}${key}`}>{key === 'mod' && isMac ? '⌘' : (signs[key] ?? key.toUpperCase())}</Kbd>
      ))}
    </span>
  );
}
