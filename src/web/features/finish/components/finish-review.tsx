import type { ReviewProps } from '../../../lib/review-props.ts';
import { ReviewLayout } from '../../../ui/review-layout.tsx';

export function FinishReview({ view, footer, onSelect, selectedSlot }: ReviewProps) {
  return (
    <ReviewLayout
      stage={<p className="p-5">{view.artifacts.length}</p>}
      inspector={{
        label: 'finish',
        title: 'finish',
        body: null,
        onClose: () => onSelect(null),
        isOpen: selectedSlot !== null,
      }}
      footer={footer}
    />
  );
}
