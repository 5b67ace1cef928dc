import { Skeleton } from './skeleton.tsx';

/** Stands where a review will be, while what it shows is on its way. */
export function ReviewSkeleton() {
  return (
    <div aria-hidden className="flex min-h-0 flex-1 flex-col gap-4 p-5">
      <Skeleton className="h-8 w-60" />
      <Skeleton className="flex-1" />
    </div>
  );
}
