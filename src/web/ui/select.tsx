import { Suspense, useState } from 'react';
import { lazyPart } from '../lib/lazy-part.ts';
import { SelectLook, type SelectProps } from './select-look.tsx';

// The list comes right after the page stands: the first screen does not wait for it. A press before opens it when it is there.
const SelectBox = lazyPart(() => import('./select-box.tsx'), 'SelectBox');

/** One of a list. `look` is `box` for forms and `inline` for rows of options such as `Format 16:9`. */
export function Select<Value extends string>(
  props: Omit<SelectProps, 'value' | 'onChange' | 'options'> & {
    readonly value: Value;
    readonly onChange: (value: Value) => void;
    readonly options: readonly (Omit<SelectProps['options'][number], 'value'> & { readonly value: Value })[];
  },
) {
  const [isAsked, setAsked] = useState(false);
  const all = { ...props, onChange: (value: string) => props.onChange(value as Value) };
  return (
    <Suspense fallback={<SelectLook {...all} onClick={() => setAsked(true)} />}>
      <SelectBox {...all} isOpenAtFirst={isAsked} />
    </Suspense>
  );
}
