import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components'
import type { SignIn } from '@strongroom/api-client'
import { formatTime } from '../../../ui/format.ts'

interface OtherSignInProps {
  readonly signIn: SignIn
  /** Absent for one that was begun for something else. */
  readonly onTake: (() => void) | undefined
}

/** One that this session has begun already, perhaps in another window: gone on with, or given up for a new one. */
export function OtherSignIn({ signIn, onTake }: OtherSignInProps) {
  const { administrator, expiresAt } = signIn
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>
          {administrator === undefined
            ? 'You have begun a sign-in already.'
            : `${administrator.userName} is signed in already.`}
        </MessageBarTitle>
        It counts until {formatTime(expiresAt)}. There can be one at a time: beginning another ends it.
      </MessageBarBody>
      {onTake === undefined ? null : (
        <MessageBarActions>
          <Button onClick={onTake}>Go on with it</Button>
        </MessageBarActions>
      )}
    </MessageBar>
  )
}
