import { lazy, Suspense } from 'react';
import { loadPart } from '../../lib/load-part.ts';
import type { ReviewProps } from '../../lib/review-props.ts';
import { ReviewSkeleton } from '../../ui/review-skeleton.tsx';

const PlanReview = lazy(() =>
  loadPart(() => import('../../features/plan/components/plan-review.tsx')).then((module) => ({
    default: module.PlanReview,
  })),
);
const StoryboardReview = lazy(() =>
  loadPart(() => import('../../features/storyboard/components/storyboard-review.tsx')).then((module) => ({
    default: module.StoryboardReview,
  })),
);
const ClipsReview = lazy(() =>
  loadPart(() => import('../../features/clips/components/clips-review.tsx')).then((module) => ({
    default: module.ClipsReview,
  })),
);
const FinishReview = lazy(() =>
  loadPart(() => import('../../features/finish/components/finish-review.tsx')).then((module) => ({
    default: module.FinishReview,
  })),
);
const Timeline = lazy(() =>
  loadPart(() => import('../../features/timeline/components/timeline.tsx')).then((module) => ({
    default: module.Timeline,
  })),
);

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
