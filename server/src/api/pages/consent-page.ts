/** Where Microsoft's consent page leads back to: it says that the answer arrived, and no more than is known. */
import type { Consent } from '../../operations/index.ts'
import { html } from './html.ts'
import type { Page } from './page.ts'

export function consentPage({ outcome, message }: Consent): Page {
  if (outcome === 'returned')
    return {
      title: 'Back from Microsoft',
      body: html`<p>
        The answer has arrived. What was really granted is read from the application’s own tokens now, and
        shown where you asked for consent. You can close this page.
      </p>`,
    }
  return {
    title: 'Consent was not given',
    body: html`<p class="bad">${message ?? 'It took too long. Begin again where you asked for consent.'}</p>
      <p>You can close this page.</p>`,
  }
}
