import { Suspense } from 'react';
import { lazyPart } from '../../lib/lazy-part.ts';
import type { ReviewProps } from '../../lib/review-props.ts';
import { ReviewSkeleton } from '../../ui/review-skeleton.tsx';

const PlanReview = lazyPart(() => import('../../features/plan/components/plan-review.tsx'), 'PlanReview');
const StoryboardReview = lazyPart(
  () => import('../../features/storyboard/components/storyboard-review.tsx'),
  'StoryboardReview',
);
const ClipsReview = lazyPart(() => import('../../features/clips/components/clips-review.tsx'), 'ClipsReview');
const FinishReview = lazyPart(() => import('../../features/finish/components/finish-review.tsx'), 'FinishReview');
const Timeline = lazyPart(() => import('../../features/timeline/components/timeline.tsx'), 'Timeline');

/** The review of a phase, 1 to 4; each comes when it is first opened, and until then what stands around it stays. */
export function PhaseReview(props: ReviewProps & { readonly phase: number }) {
  return (
    <Suspense fallback={<ReviewSkeleton />}>
      <ReviewOfPhase {...props} />
    </Suspense>
  );
}

function ReviewOfPhase({ phase, ...props }: ReviewProps & { readonly phase: number }) {
  if (phase === 1) return <PlanReview {...props} />;
  if (phase === 2) return <StoryboardReview {...props} />;
  const Review = phase === 3 ? ClipsReview : FinishReview;
  return <Review {...props} Timeline={Timeline} />;
}
