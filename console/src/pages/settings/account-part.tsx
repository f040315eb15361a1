import type { Account } from '@strongroom/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ownAccountPath, ownAccountQuery } from '../../api/accounts.ts'
import { useApi } from '../../api/context.tsx'
import { CodeField, PasswordField } from '../../ui/credential-fields.tsx'
import { Facts } from '../../ui/facts.tsx'
import { formatTime } from '../../ui/format.ts'
import { Form } from '../../ui/form.tsx'
import { NewPasswordFields, passwordProblem } from '../../ui/new-password-fields.tsx'
import { Loading } from '../../ui/page.tsx'
import { ProblemBar } from '../../ui/problem-bar.tsx'
import { Section } from '../../ui/section.tsx'
import { SecondFactor } from './second-factor.tsx'
import { reachText, roleNames } from './words.ts'

/** Whoever is signed in: who that is, the password, the second factor. */
export function AccountPart() {
  const { data: account, error, isPending } = useQuery(ownAccountQuery(useApi()))
  return (
    <>
      <ProblemBar error={error} />
      {isPending ? <Loading /> : null}
      {account === undefined ? null : (
        <>
          <Section title="About">
            <Facts
              facts={[
                ['User name', account.userName],
                ['Role', roleNames[account.role]],
                ['For', reachText(account)],
                ['Second factor', account.hasTotp ? 'on' : 'off'],
                ['Since', formatTime(account.createdAt)],
              ]}
            />
          </Section>
          {account.kind === 'password' ? (
            <>
              <ChangePassword account={account} />
              <SecondFactor account={account} />
            </>
          ) : null}
        </>
      )}
    </>
  )
}

function ChangePassword({ account }: { readonly account: Account }) {
  const [currentPassword, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [otp, setOtp] = useState('')
  const api = useApi()
  const queries = useQueryClient()
  const change = useMutation({
    mutationFn: () =>
      api.send('PUT', `${ownAccountPath}/password`, {
        currentPassword,
        newPassword: password,
        ...(otp === '' ? {} : { otp }),
      }),
    // It ended every session, this one too.
    onSuccess: () => queries.setQueryData(['session'], null),
  })
  return (
    <Section title="Password">
      <Form
        submit="Change the password"
        isBusy={change.isPending}
        problem={currentPassword === '' ? 'Enter the current password.' : passwordProblem(password, again)}
        error={change.error}
        onSubmit={() => change.mutate()}
      >
        <PasswordField
          label="Current password"
          hint="Every session of the account ends with the change; you sign in anew."
          value={currentPassword}
          onChange={setCurrent}
        />
        <NewPasswordFields password={password} again={again} onPassword={setPassword} onAgain={setAgain} />
        {account.hasTotp ? <CodeField value={otp} onChange={setOtp} /> : null}
      </Form>
    </Section>
  )
}
