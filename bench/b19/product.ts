import 'virtual:ontwerp.css'
import '../../apps/admin/src/lib/ui/tokens.css'
import '../../apps/admin/src/lib/ui/basis.css'
import { mount } from 'svelte'
import Formulier from '../../apps/admin/src/lib/formulier/Formulier.svelte'
import { Geheugenserver, marjan } from '../../apps/admin/src/lib/formulier/testing/geheugenserver.ts'
import { alsDefinitie } from '../formulier-wereld.ts'
import { vragen } from './meet.ts'

const server = new Geheugenserver(alsDefinitie(vragen))
// saves go out as they do, to a server elsewhere that takes its time
const api = { ...server.api(marjan), bewaar: () => new Promise<never>(() => {}) }
mount(Formulier, { target: document.getElementById('hier')!, props: { open: server.open(marjan), api } })
