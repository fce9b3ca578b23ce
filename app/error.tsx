'use client'

import words from '@/content/messages/en/errors.json'

/** What was saved is saved: the page says so first. Its words are part of it: nothing else may be in reach when it shows. */
export default function Failed({ reset }: { error: Error; reset: () => void }) {
  return (
    <main className="mx-auto max-w-[704px] px-2 py-6">
      <title>{words.failedTitle}</title>
      <h1 className="text-title font-bold">{words.failedTitle}</h1>
      <p className="measure my-3">{words.failedText}</p>
      <p className="measure my-3">{words.callClinic}</p>
      <button
        type="button"
        onClick={reset}
        className="min-h-[48px] rounded-soft bg-accent px-3 font-semibold text-on-accent"
      >
        {words.tryAgain}
      </button>
    </main>
  )
}
