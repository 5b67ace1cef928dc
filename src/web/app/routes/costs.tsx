import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { CostsPage } from '../../features/costs/components/costs-page.tsx';
import { tableByOf } from '../../features/costs/cost-parts.ts';
import { monthOf, readMonth } from '../../features/costs/months.ts';

/** What was spent. The month and what it is shown by stand in the address. */
export function CostsRoute() {
  const { by, month } = useSearch({ from: '/costs' });
  const navigate = useNavigate({ from: '/costs' });
  const [now] = useState(() => new Date());
  const change = (part: { readonly by?: string | undefined; readonly month?: string | undefined }): void =>
    void navigate({ search: (old) => ({ ...old, ...part }), replace: true, resetScroll: false });
  return (
    <CostsPage
      month={readMonth(month, now)}
      by={tableByOf(by)}
      onMonth={(next) => change({ month: next === monthOf(now) ? undefined : next })}
      onBy={(next) => change({ by: next === 'video' ? undefined : next })}
    />
  );
}
