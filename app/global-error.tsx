'use client'

import en from '@/content/messages/en/errors.json'
import es from '@/content/messages/es/errors.json'
import './globals.css'

/**
 * What was saved is saved: the page says so first. Its words are part of it, in each language: nothing else may be in
 * reach when it shows, not even whose page it is. It stands for every page, so that no page carries a second one.
 */
export default function Failed({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <main className="mx-auto max-w-[704px] px-2 py-6">
          <title>{en.failedTitle}</title>
          {Object.entries({ en, es }).map(([language, words]) => (
            <div key={language} lang={language} className="mb-5">
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
            </div>
          ))}
        </main>
      </body>
    </html>
  )
}
