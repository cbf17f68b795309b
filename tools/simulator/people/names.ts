/** Lists that invented names are drawn from. Nobody real is meant; a Latin spelling for the mail address follows a bar. */
interface Culture {
  readonly given: readonly string[]
  readonly family: readonly string[]
  readonly familyFirst?: true
}

const cultures: readonly Culture[] = [
  {
    given: ['Aylin', 'Çağla', 'Emre', 'Gülşah', 'İlker', 'Nazlı', 'Ömer', 'Şirin', 'Ufuk', 'Yağmur'],
    family: ['Demir', 'Çelik', 'Işık', 'Öztürk', 'Şahin', 'Yıldız', 'Güneş', 'Koçak'],
  },
  {
    given: ['Jonas', 'Anneliese', 'Björn', 'Jürgen', 'Käthe', 'Lukas', 'Mareike', 'Sören', 'Thea', 'Wiebke'],
    family: ['Weber', 'Müller', 'Groß', 'Köhler', 'Schröder', 'Vogelsang', 'Bäcker', 'von der Heide'],
  },
  {
    given: [
      '서연|Seoyeon',
      '민준|Minjun',
      '지우|Jiwoo',
      '하은|Haeun',
      '도윤|Doyun',
      '수아|Sua',
      '예준|Yejun',
      '채원|Chaewon',
    ],
    family: ['김|Kim', '이|Lee', '박|Park', '최|Choi', '정|Jung', '강|Kang', '윤|Yoon', '한|Han'],
    familyFirst: true,
  },
  {
    given: ['Małgorzata', 'Łukasz', 'Agnieszka', 'Bożena', 'Grzegorz', 'Stanisław', 'Zofia', 'Wojciech'],
    family: ['Nowicka', 'Wójcik', 'Kamiński', 'Dąbrowska', 'Szczęsny', 'Żurek', 'Łęcki', 'Ćwikła'],
  },
  {
    given: ['Ana', 'Íñigo', 'José', 'María Ángeles', 'Nuño', 'Ramón', 'Sofía', 'Úrsula', 'Belén', 'Andrés'],
    family: ['García', 'Núñez', 'López-Ibáñez', 'Peña', 'Sánchez', 'Muñoz', 'de la Cruz', 'Güell'],
  },
  {
    given: ['Saoirse', 'Aoife', 'Cillian', 'Fionn', 'Niamh', 'Oisín', 'Róisín', 'Tadhg', 'Maeve', 'Conor'],
    family: ['O’Brien', 'O’Connell', 'Murphy', 'Ó Súilleabháin', 'Kelly', 'D’Arcy', 'Byrne', 'Ní Dhomhnaill'],
  },
  {
    given: ['結衣|Yui', '陽翔|Haruto', '美咲|Misaki', '蓮|Ren', 'さくら|Sakura', '大輝|Daiki', '葵|Aoi', '湊|Minato'],
    family: [
      '佐藤|Sato',
      '鈴木|Suzuki',
      '高橋|Takahashi',
      '田中|Tanaka',
      '渡辺|Watanabe',
      '中村|Nakamura',
      '小林|Kobayashi',
    ],
    familyFirst: true,
  },
  {
    given: ['Nguyệt', 'Thị Hương', 'Văn Đức', 'Quỳnh', 'Thảo', 'Bảo', 'Khánh', 'Linh'],
    family: ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Đặng', 'Võ', 'Bùi', 'Hồ'],
    familyFirst: true,
  },
  {
    given: ['Amina', 'Babajide', 'Chidinma', 'Kwame', 'Ngozi', 'Olúwaṣeun', 'Thandiwe', 'Zawadi', 'Tendai', 'Abena'],
    family: ['Adeyemi', 'Mensah', 'Okonkwo', 'Dlamini', 'Mwangi', 'Ọbáfẹ́mi', 'Abiodun', 'Nkosi'],
  },
  {
    given: ['ليلى|Layla', 'يوسف|Yusuf', 'مريم|Maryam', 'عمر|Omar', 'نور|Noor', 'كريم|Karim'],
    family: ['حداد|Haddad', 'خوري|Khoury', 'منصور|Mansour', 'النجار|Najjar', 'صالح|Saleh'],
  },
  {
    given: ['Priya', 'Arjun', 'Kavya', 'Rohan', 'Ananya', 'Vikram', 'Meera', 'Siddharth', 'Ishaan', 'Lakshmi'],
    family: ['Iyer', 'Banerjee', 'Chatterjee', 'Deshpande', 'Kulkarni', 'Reddy', 'Subramanian', 'Venkataraghavan'],
  },
]

/** An invented name: as it is shown, and in plain letters for a mail address. */
export interface InventedName {
  readonly shown: string
  readonly plain: string
}

/** Picks a name; `pick(n)` answers a whole number from 0 to n - 1. */
export function inventName(pick: (choices: number) => number): InventedName {
  const culture = oneOf(cultures, pick)
  const given = spellings(oneOf(culture.given, pick))
  const family = spellings(oneOf(culture.family, pick))
  const [first, second] = culture.familyFirst === true ? [family, given] : [given, family]
  const gap = /^[\u3000-\u9fff\uac00-\ud7af]/u.test(first.shown) ? '' : ' '
  return { shown: `${first.shown}${gap}${second.shown}`, plain: `${given.plain}.${family.plain}` }
}

function oneOf<Value>(values: readonly Value[], pick: (choices: number) => number): Value {
  const value = values[pick(values.length)]
  if (value === undefined) throw new Error('a pick lies outside its list')
  return value
}

const plainByListed = new Map<string, InventedName>()

/** Each listed name is folded once: a hundred thousand people share a few hundred spellings. */
function spellings(listed: string): InventedName {
  const known = plainByListed.get(listed)
  if (known !== undefined) return known
  const [shown = '', latin = shown] = listed.split('|')
  const plain = latin
    .replaceAll('ß', 'ss')
    .replaceAll(/[łŁ]/gu, 'l')
    .replaceAll(/[đĐ]/gu, 'd')
    .replaceAll('ı', 'i')
    .normalize('NFD')
    .replaceAll(/[^A-Za-z]/gu, '')
    .toLowerCase()
  const name = { shown, plain }
  plainByListed.set(listed, name)
  return name
}
