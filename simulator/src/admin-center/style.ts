/** The look of the admin center: one sheet, no framework. */
export const style = `
:root { color-scheme: light dark; font: 15px/1.5 "Segoe UI", system-ui, sans-serif;
  --page: #f5f5f5; --card: #fff; --ink: #242424; --faint: #5c5c5c; --line: #d8d8d8; --brand: #0f5ea8; --bar: #0b2f52 }
* { box-sizing: border-box }
body { margin: 0; background: var(--page); color: var(--ink) }
a { color: var(--brand) }
.bar { display: flex; align-items: center; gap: 1rem; padding: .5rem 1.25rem; background: var(--bar); color: #fff }
.bar a { color: #fff; text-decoration: none; font-weight: 600 }
.bar .who { margin-left: auto; text-align: right; line-height: 1.2; font-size: .85rem }
.bar button { border-color: #7f9bb8; background: transparent; color: #fff }
.columns { display: grid; grid-template-columns: 15rem minmax(0, 1fr); min-height: calc(100vh - 3.2rem) }
.side { padding: 1rem .75rem; border-right: 1px solid var(--line); background: var(--card) }
.side h2 { margin: 1.25rem .5rem .25rem; font-size: .8rem; color: var(--faint); font-weight: 600 }
.side a { display: block; padding: .35rem .5rem; border-radius: 4px; color: inherit; text-decoration: none }
.side a:hover { background: var(--page) }
.side a[aria-current] { background: var(--page); font-weight: 600; box-shadow: inset 3px 0 var(--brand) }
main { padding: 1rem 1.75rem 3rem; max-width: 76rem }
.crumbs { font-size: .85rem; color: var(--faint) }
h1 { margin: .35rem 0 1rem; font-size: 1.45rem; line-height: 1.25 }
h1 small { font-size: .95rem; font-weight: 400; color: var(--faint) }
h2 { margin: 1.75rem 0 .5rem; font-size: 1.1rem }
section, fieldset, .card { margin: 1rem 0; padding: 1rem 1.25rem; background: var(--card); border: 1px solid var(--line);
  border-radius: 4px }
section h2:first-child { margin-top: 0 }
legend { padding: 0 .35rem; font-weight: 600 }
label { display: block; margin: .6rem 0 .2rem; font-weight: 600 }
label.choice { margin: .3rem 0; font-weight: 400 }
div.choice { margin: .3rem 0 } div.choice label { display: inline; margin: 0 }
input[type=text], input[type=search], input[type=date], select, textarea { width: min(34rem, 100%); padding: .4rem .5rem;
  font: inherit; color: inherit; background: var(--card); border: 1px solid #8a8a8a; border-radius: 3px }
textarea { font: .85rem/1.4 ui-monospace, monospace }
.commands { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin: .75rem 0 }
button, a.button { display: inline-block; padding: .35rem 1rem; font: inherit; border: 1px solid #8a8a8a; border-radius: 4px;
  background: var(--card); color: inherit; cursor: pointer; text-decoration: none }
button.primary, a.primary { border-color: var(--brand); background: var(--brand); color: #fff }
button.quiet { padding: .1rem .5rem; font-size: .85rem }
button:disabled { opacity: .5; cursor: not-allowed }
table { width: 100%; border-collapse: collapse; background: var(--card); border: 1px solid var(--line) }
th, td { padding: .45rem .7rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line) }
th { font-size: .85rem; color: var(--faint) }
td code, dd code { font: .9em ui-monospace, monospace; overflow-wrap: anywhere }
td form { display: inline-block; margin: 0 .25rem .25rem 0 }
time { white-space: nowrap }
dl { display: grid; grid-template-columns: minmax(10rem, 16rem) 1fr; gap: .35rem 1rem; margin: 0 }
dt { color: var(--faint) } dd { margin: 0; overflow-wrap: anywhere }
.note { padding: .65rem 1rem; border-left: 4px solid var(--brand); background: var(--card) }
.note.good { border-color: #107c10 } .note.bad { border-color: #c50f1f }
.granted { color: #107c10 } .missing { color: #b3470a }
.faint { color: var(--faint); font-size: .9rem }
:focus-visible { outline: 3px solid #ffb900; outline-offset: 2px }
@media (max-width: 50rem) { .columns { grid-template-columns: 1fr } .side { border-right: 0 } }
@media (prefers-color-scheme: dark) { :root { --page: #1b1b1b; --card: #262626; --ink: #f0f0f0; --faint: #b5b5b5;
  --line: #444; --brand: #5aa9f0 } button.primary, a.primary { color: #10202f } .granted { color: #6ccb5f }
  .missing { color: #ffb266 } }`
