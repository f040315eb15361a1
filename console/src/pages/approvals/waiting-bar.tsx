import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { Link } from 'react-router'
import { isWaiting } from '../../api/approvals.ts'
import { pb } from '../../paths.ts'

/** Says that what was asked for is on record and waits; nothing for any other answer. */
export function WaitingBar({ error }: { readonly error: unknown }) {
  if (!isWaiting(error)) return null
  return (
    <MessageBar intent="info" layout="multiline" role="status">
      <MessageBarBody>
        <MessageBarTitle>It waits for its time, or for a second administrator.</MessageBarTitle>
        {error.message} <Link to={pb.approvals()}>To the approvals</Link>
      </MessageBarBody>
    </MessageBar>
  )
}
