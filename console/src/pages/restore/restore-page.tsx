import { Tab, TabList } from '@fluentui/react-components'
import { useSearchParams } from 'react-router'
import { SessionList } from '../../mail/session-list.tsx'
import { pb } from '../../paths.ts'
import { Page } from '../../ui/page.tsx'
import { ChoosePoint } from './choose-point.tsx'

/** Where a restore begins, and the sessions in which things were restored. */
export function RestorePage() {
  const [params, setParams] = useSearchParams()
  const tab = params.get('tab') === 'sessions' ? 'sessions' : 'points'
  return (
    <Page title="Restore">
      <TabList
        selectedValue={tab}
        onTabSelect={(_event, { value }) => setParams(value === 'sessions' ? { tab: 'sessions' } : {})}
      >
        <Tab value="points">Restore points</Tab>
        <Tab value="sessions">Restore sessions</Tab>
      </TabList>
      {tab === 'sessions' ? <SessionList pathOf={pb.restoreSession} /> : <ChoosePoint />}
    </Page>
  )
}
