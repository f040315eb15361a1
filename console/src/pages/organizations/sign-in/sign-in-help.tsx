import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  makeStyles,
} from '@fluentui/react-components'

const useStyles = makeStyles({
  help: { alignSelf: 'stretch' },
  list: { margin: 0 },
})

/** What Microsoft's page alone tells the person, and what to do about it; the server sees only that nothing happens. */
export function SignInHelp({ isCode }: { readonly isCode: boolean }) {
  const styles = useStyles()
  return (
    <Accordion collapsible className={styles.help}>
      <AccordionItem value="help">
        <AccordionHeader>Microsoft’s page refuses, or you are the wrong person?</AccordionHeader>
        <AccordionPanel>
          <dl className={styles.list}>
            {isCode ? (
              <>
                <dt>
                  <strong>AADSTS53003: access has been blocked by Conditional Access policies</strong>
                </dt>
                <dd>
                  Your organization does not allow sign-ins with a code. Cancel, and sign in in a browser
                  window instead, here or from the command line of a computer with a browser; or send the
                  administrator an invitation. Do not weaken the policy for this.
                </dd>
              </>
            ) : null}
            <dt>
              <strong>Another account was used than the one you meant</strong>
            </dt>
            <dd>
              Cancel and begin anew in a private window of the browser: Microsoft takes the account that is
              signed in there.
            </dd>
            <dt>
              <strong>The wrong tenant</strong>
            </dt>
            <dd>
              Name the tenant (its domain) in the step before: an administrator of any other one is refused
              then, and nothing is used.
            </dd>
            <dt>
              <strong>AADSTS65001, AADSTS90094: approval or consent of an administrator is needed</strong>
            </dt>
            <dd>
              The account lacks the role. Only a Global Administrator, for some steps a Privileged Role
              Administrator, can do this: let one of them sign in. A role that is eligible has to be activated
              first (Privileged Identity Management).
            </dd>
            {isCode ? (
              <>
                <dt>
                  <strong>Somebody sent you a code</strong>
                </dt>
                <dd>
                  Never enter a code that you did not ask for yourself just now: it signs somebody else in as
                  you.
                </dd>
              </>
            ) : null}
          </dl>
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  )
}
