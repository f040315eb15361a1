import { useSearchParams } from 'react-router'
import { SessionList } from '../../mail/session-list.tsx'
import { ViewLinks } from '../../mail/view-links.tsx'
import { pb } from '../../paths.ts'
import { Page } from '../../ui/page.tsx'
import { ChoosePoint } from './choose-point.tsx'

/** Where a restore begins, and the sessions in which things were restored. */
export function RestorePage() {
  const [params] = useSearchParams()
  const tab = params.get('tab') === 'sessions' ? 'sessions' : 'points'
  return (
    <Page title="Restore">
      <ViewLinks
        views={[
          { name: 'Restore points', to: '?', isOpen: tab === 'points' },
          { name: 'Restore sessions', to: '?tab=sessions', isOpen: tab === 'sessions' },
        ]}
      />
      {tab === 'sessions' ? <SessionList pathOf={pb.restoreSession} /> : <ChoosePoint />}
    </Page>
  )
}
