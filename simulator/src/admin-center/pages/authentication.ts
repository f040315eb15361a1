/** Redirect URIs by platform, and whether public client flows are allowed. */
import { applicationPage, pageOf, readApplication, redirectUris } from '../applications.ts'
import { area, button, form, radios } from '../controls.ts'
import type { Page } from '../frame.ts'
import { markup } from '../html.ts'
import { type Done, mistake, type PageRoute, type Visit } from '../visit.ts'

const platforms = [
  {
    kind: 'publicClient',
    label: 'Mobile and desktop applications',
    hint: 'One redirect URI a line, for example http://localhost',
  },
  { kind: 'web', label: 'Web', hint: 'One redirect URI a line' },
  { kind: 'spa', label: 'Single-page application', hint: 'One redirect URI a line' },
] as const

function urisIn(visit: Visit, kind: string): string[] {
  const lines = visit.form.text(kind).split('\n')
  const uris = [...new Set(lines.map((line) => line.trim()).filter((line) => line !== ''))]
  for (const uri of uris) if (!URL.canParse(uri)) throw mistake(`"${uri}" is not a redirect URI.`)
  return uris
}

async function save(visit: Visit): Promise<Done> {
  const changes = Object.fromEntries(
    platforms.map(({ kind }) => [kind, { redirectUris: urisIn(visit, kind) }]),
  )
  await visit.graph.send('PATCH', `/applications/${visit.id}`, {
    ...changes,
    isFallbackPublicClient: visit.form.text('isFallbackPublicClient') === 'true',
  })
  return { to: pageOf(visit.id, 'authentication'), say: 'Successfully updated the authentication settings.' }
}

export const authentication: PageRoute = {
  path: '/applications/{id}/authentication',
  show: async (visit): Promise<Page> => {
    const application = await readApplication(visit)
    const fields = platforms.map(({ kind, label, hint }) => {
      const value = visit.form.text(kind) || redirectUris(application, kind).join('\n')
      return area({ name: kind, label, value, hint })
    })
    const content = form({
      viewer: visit.viewer,
      content: markup`<section>
          <h2>Platform configurations</h2>
          ${fields}
        </section>
        <section>
          <h2>Advanced settings</h2>
          ${radios({
            name: 'isFallbackPublicClient',
            legend: 'Allow public client flows',
            chosen: application.record['isFallbackPublicClient'] === true ? 'true' : 'false',
            choices: [
              { value: 'true', label: 'Yes' },
              { value: 'false', label: 'No' },
            ],
          })}
        </section>
        <div class="commands">${button({ label: 'Save', action: 'save' })}</div>`,
    })
    return applicationPage(application, 'Authentication', content)
  },
  actions: { save },
}
