/** Texts of rotating an account’s credentials. */
export const rotationEn = {
  'rotation.title': 'Credentials',
  'rotation.inUse': 'In use',
  'rotation.inUseSince': 'Since {when} by {who}',
  'rotation.steps': 'Replace the key without an outage',
  'rotation.stepsText':
    'The new key is tried out beside the one in use. Messages go on all the time; only the promotion changes which key sends.',
  'rotation.upload': 'Upload the next key',
  'rotation.uploadText':
    'Create it in the Google Cloud console: IAM & Admin › Service Accounts › {email} › Keys › Add key › Create new key › JSON. Leave the old key there for now.',
  'rotation.nextFile': 'Next credentials file',
  'rotation.uploaded': '{fileName}, key …{tail}. Uploaded on {when} by {who}.',
  'rotation.otherAccount': 'It belongs to another service account: {email}.',
  'rotation.replaceNext': 'Upload another file',
  'rotation.keepNext': 'Keep this file',
  'rotation.discard': 'Discard',
  'rotation.discardTitle': 'Discard the next key …{tail}?',
  'rotation.discardText':
    'It is wiped here and nothing else changes. If nobody else uses it, delete it in the Google Cloud console, too.',
  'rotation.discarded': 'The next key was discarded.',
  'rotation.prove': 'Prove it with Google',
  'rotation.proveText':
    'Parley signs in with the next key and reads partner, brands and Google agents, as at the set-up. The key in use is not touched.',
  'rotation.proveNow': 'Prove now',
  'rotation.proveAgain': 'Prove again',
  'rotation.proven': 'Proven on {when} by {who}.',
  'rotation.proofOld': 'Proven on {when}. That is more than a day ago: prove it again before you promote it.',
  'rotation.promote': 'Promote it',
  'rotation.promoteText':
    'From then on every message goes out with the next key. The key that was in use is kept for 7 days, so that you can go back.',
  'rotation.promoteFirst': 'Possible as soon as the proof has succeeded.',
  'rotation.promoteNow': 'Promote',
  'rotation.promoteTitle': 'Use key …{tail} from now on?',
  'rotation.promoteConfirm':
    'What is being sent at this moment ends with …{old}. Everything after goes out with …{tail}. Do not delete …{old} at Google yet.',
  'rotation.promoteWipes': 'The previous key …{previous}, which is still kept, is wiped by this.',
  'rotation.promoted': 'Key …{tail} is in use.',
  'rotation.retire': 'Retire the old key',
  'rotation.retireText':
    'When messages go out well, delete the old key at Google and wipe it here. Until it is deleted at Google it opens your account to whoever has the file.',
  'rotation.previous':
    'Previous key …{tail}, replaced on {when} by {who}. Kept until {until}, then wiped here.',
  'rotation.atGoogle': 'At Google, which nobody can do for you:',
  'rotation.atGoogle1': 'Open the Google Cloud console, project {project}, IAM & Admin › Service Accounts.',
  'rotation.atGoogle2': 'Choose {email}, then Keys.',
  'rotation.atGoogle3': 'Delete the key whose ID ends in {tail}.',
  'rotation.back': 'Go back to it',
  'rotation.backTitle': 'Use the previous key …{tail} again?',
  'rotation.backText':
    'The two keys change places: …{current} becomes the previous one. If …{tail} was deleted at Google already, no message goes out until you change back.',
  'rotation.wentBack': 'The previous key …{tail} is in use again.',
  'rotation.wipe': 'Wipe it here',
  'rotation.wipeTitle': 'Wipe the previous key …{tail}?',
  'rotation.wipeText':
    'You cannot go back to it afterwards. Wiping it here does not delete it at Google: do that in the Google Cloud console, too.',
  'rotation.wiped': 'The previous key was wiped.',
  'rotation.somebody': 'somebody',
  'rotation.stepDone': 'Done',
  'rotation.fileProblem': 'This file cannot be the next key. Nothing was stored.',
} as const
