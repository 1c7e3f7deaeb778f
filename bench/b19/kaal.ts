import './meet.ts'

// what nothing passes: one input, and one number that follows it
const invoer = document.createElement('input')
const aantal = document.createElement('output')
invoer.addEventListener('input', () => void (aantal.textContent = `${invoer.value.length} tekens`))
document.getElementById('hier')!.append(invoer, aantal)
