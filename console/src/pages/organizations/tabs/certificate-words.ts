import type { Certificate } from '@strongroom/api-client'
import type { Standing } from '../../../ui/status-badge.tsx'

export const certificateStates: Readonly<
  Record<Certificate['state'], { readonly standing: Standing; readonly text: string }>
> = {
  planned: { standing: 'busy', text: 'Planned' },
  generated: { standing: 'busy', text: 'Made' },
  published: { standing: 'busy', text: 'Published, being proven' },
  proven: { standing: 'busy', text: 'Proven, takes over next' },
  active: { standing: 'good', text: 'In use' },
  retiring: { standing: 'off', text: 'Being retired' },
  removed: { standing: 'off', text: 'Removed' },
  failed: { standing: 'bad', text: 'Failed' },
}

export function purposesText(certificate: Pick<Certificate, 'purposes'>): string {
  return certificate.purposes.join(' and ')
}
