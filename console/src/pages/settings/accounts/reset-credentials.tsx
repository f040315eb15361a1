import { Body1, Button } from '@fluentui/react-components'
import type { Account } from '@strongroom/api-client'
import { useState } from 'react'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { Form } from '../../../ui/form.tsx'
import { NewPasswordFields, passwordProblem } from '../../../ui/new-password-fields.tsx'
import { Section } from '../../../ui/section.tsx'
import { useAccountChange } from './use-account-change.ts'

/** For somebody who has lost password or phone. */
export function ResetCredentials({ account }: { readonly account: Account }) {
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [isResetting, setResetting] = useState(false)
  const change = useAccountChange(account)
  return (
    <Section title="Lost password or second factor">
      <Form
        submit="Set a new password"
        isBusy={change.isPending}
        problem={passwordProblem(password, again)}
        error={isResetting ? undefined : change.error}
        onSubmit={() =>
          change.mutate(
            { password },
            {
              onSuccess: () => {
                setPassword('')
                setAgain('')
              },
            },
          )
        }
      >
        <NewPasswordFields password={password} again={again} onPassword={setPassword} onAgain={setAgain} />
      </Form>
      {account.hasTotp ? (
        <div>
          <Button onClick={() => setResetting(true)}>Take the second factor away</Button>
        </div>
      ) : (
        <Body1>This account has no second factor.</Body1>
      )}
      {isResetting ? (
        <ConfirmDialog
          title={`Take the second factor of ${account.userName} away?`}
          confirm="Take it away"
          isBusy={change.isPending}
          error={change.error}
          onConfirm={() => change.mutate({ resetTotp: true }, { onSuccess: () => setResetting(false) })}
          onClose={() => setResetting(false)}
        >
          From then on the password alone is enough, until they set up another one. Be sure that it is they
          who ask.
        </ConfirmDialog>
      ) : null}
    </Section>
  )
}
