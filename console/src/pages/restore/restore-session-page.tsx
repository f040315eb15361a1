import { useParams } from 'react-router'
import { SessionPage } from '../../mail/session-page.tsx'
import { pb } from '../../paths.ts'

export function RestoreSessionPage() {
  const { id = '' } = useParams()
  return (
    <SessionPage
      key={id}
      sessionId={id}
      right="administrator"
      crumb={{ name: 'Restore', to: pb.restore() }}
    />
  )
}
