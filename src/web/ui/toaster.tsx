import { Toaster as Sonner } from 'sonner';

/** Where toasts appear: bottom left, one at a time, six seconds, longer while one looks at them. */
export function Toaster() {
  return (
    <Sonner
      position="bottom-left"
      visibleToasts={1}
      duration={6000}
      offset={{ left: 68, bottom: 72 }}
      mobileOffset={{ bottom: 76 }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex min-h-11 w-fit max-w-[calc(100vw-24px)] items-center gap-4 rounded-panel bg-raised py-1.5 pr-2 pl-4 font-sans shadow-[var(--shadow-2)]',
          content: 'min-w-0',
          title: 'body line-clamp-2 break-words text-text',
          actionButton:
            'body h-7 shrink-0 whitespace-nowrap rounded-control px-2.5 font-medium text-accent-text hover:bg-pressed',
        },
      }}
    />
  );
}
