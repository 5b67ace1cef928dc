import { useId, type InputHTMLAttributes, type ReactNode, type Ref, type TextareaHTMLAttributes } from 'react';
import { cx } from '../lib/class-names.ts';

const boxClass =
  't-quick block w-full rounded-control border border-edge bg-raised text-text transition-colors placeholder:text-text-3 focus-within:border-accent';

/** A labelled box: the label stands inside at the top left, `aside` at its right, and what is wrong below. */
function Box({
  label,
  aside,
  fault,
  faultId,
  className,
  children,
}: {
  readonly label: string;
  readonly aside?: ReactNode;
  readonly fault?: string | undefined;
  /** By which the field points to what is wrong with it. */
  readonly faultId: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <div className={cx('min-w-0', className)}>
      <label className={cx(boxClass, 'px-3 pt-1.5 pb-2', fault && 'border-fail')}>
        <span className="micro flex justify-between gap-2 text-text-3">
          <span>{label}</span>
          {aside && <span className="num">{aside}</span>}
        </span>
        {children}
      </label>
      {fault && (
        <span id={faultId} role="alert" className="small mt-1 block text-fail">
          {fault}
        </span>
      )}
    </div>
  );
}

interface FieldProps {
  readonly label: string;
  readonly aside?: ReactNode;
  /** What is wrong, in one sentence. */
  readonly fault?: string | undefined;
}

/** One line of text. */
export function TextField({
  label,
  aside,
  fault,
  className,
  ...rest
}: FieldProps & InputHTMLAttributes<HTMLInputElement> & { readonly ref?: Ref<HTMLInputElement> }) {
  const faultId = useId();
  return (
    <Box {...{ label, aside, fault, faultId, className }}>
      <input
        {...rest}
        aria-invalid={fault !== undefined}
        {...(fault !== undefined && { 'aria-describedby': faultId })}
        className="body w-full min-w-0 bg-transparent outline-none placeholder:text-text-3"
      />
    </Box>
  );
}

/** Several lines of text; the box grows with them. */
export function TextArea({
  label,
  aside,
  fault,
  isLarge,
  className,
  ...rest
}: FieldProps &
  TextareaHTMLAttributes<HTMLTextAreaElement> & {
    /** In the size of words that are read first. */
    readonly isLarge?: boolean;
    readonly ref?: Ref<HTMLTextAreaElement>;
  }) {
  const faultId = useId();
  return (
    <Box {...{ label, aside, fault, faultId, className }}>
      <textarea
        rows={1}
        {...rest}
        aria-invalid={fault !== undefined}
        {...(fault !== undefined && { 'aria-describedby': faultId })}
        className={cx(
          'field-sizing-content block max-h-60 w-full min-w-0 resize-none bg-transparent outline-none placeholder:text-text-3',
          isLarge ? 'lead font-medium' : 'body',
        )}
      />
    </Box>
  );
}

/** Where one looks for something; the sign at its left says so. */
export function SearchField({
  label,
  icon,
  aside,
  className,
  ...rest
}: {
  readonly label: string;
  readonly icon: ReactNode;
  readonly aside?: ReactNode;
} & InputHTMLAttributes<HTMLInputElement> & {
    readonly ref?: Ref<HTMLInputElement>;
  }) {
  return (
    <span className={cx(boxClass, 'body inline-flex h-8 items-center gap-2 px-2.5', className)}>
      <span className="text-text-3">{icon}</span>
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        {...rest}
        className="min-w-0 flex-1 bg-transparent outline-none placeholder:text-text-3 [&::-webkit-search-cancel-button]:hidden"
      />
      {aside}
    </span>
  );
}
