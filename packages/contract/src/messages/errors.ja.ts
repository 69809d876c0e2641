// SPDX-License-Identifier: Apache-2.0
import type { ErrorCode } from '../errors.ts'
import { supplierErrorsJa } from './supplier-errors.ja.ts'
import { supplierFileErrorsJa } from './supplier-file-errors.ja.ts'
import { linkErrorsJa } from './supplier-link-errors.ja.ts'
import { workbookErrorsJa } from './workbook-errors.ja.ts'

/** For each error: what happened (`title`) and what to do (`detail`). */
export const errorsJa = {
  'request.invalid': { title: '送られた内容に読めないところがあります。', detail: '{place} を直して、もう一度送ってください。' },
  'request.too-large': { title: '送られたデータが大きすぎます。', detail: '{limit} までにして、もう一度送ってください。' },
  'request.foreign-origin': {
    title: '別のサイトから送られた操作なので受け付けませんでした。',
    detail: 'このサイトの画面を開き直して、もう一度操作してください。',
  },
  'request.too-many': {
    title: '短い時間に何度も試されたため、少しのあいだ受け付けを止めています。',
    detail: '{minutes}分ほど待ってから、もう一度試してください。',
  },
  'session.required': {
    title: 'サインインしていないか、時間がたってサインインが切れました。',
    detail: 'サインインし直してください。入力していた答えはこの画面に残っています。',
  },
  'session.confirm-required': {
    title: 'この操作の前に、本人であることをもう一度確かめます。',
    detail: 'パスワードなどを入れ直してから、もう一度押してください。入力した内容は残っています。',
  },
  'permission.denied': { title: 'この操作をする権限がありません。', detail: '管理者に、役割を変えてもらえるか相談してください。' },
  'not-found': { title: '見つかりませんでした。', detail: '消されたか、別の機関のものです。一覧に戻って選び直してください。' },
  'record.stale': { title: 'ほかの人が先に直していました。', detail: '二つの内容を見くらべて、どちらを残すか選んでください。' },
  'server.unexpected': {
    title: '思いがけない不具合が起きました。保存されていません。',
    detail: 'もう一度試してください。続くときは、受付番号 {instance} を管理者に伝えてください。',
  },
  'database.unavailable': {
    title: 'データベースにつながらないため、保存できませんでした。',
    detail: '入力はこの画面に残っています。1分ほど待って、もう一度保存してください。',
  },
  'database.full': {
    title: 'データを置くディスクに空きがないため、保存できませんでした。',
    detail: '入力はこの画面に残っていて、保存済みのものは無事です。サーバの管理者に、ディスクの空きを増やすよう伝えてください。',
  },
  'server.busy': { title: 'ほかの書類を作っている最中で、時間内に終わりませんでした。', detail: '少し待ってから、もう一度試してください。' },
  'server.crowded': { title: 'サインインがこみ合っています。', detail: '少し待ってから、もう一度試してください。パスキーなら、いまでも入れます。' },
  'second-factor.required': {
    title: '二要素認証を付けるまで、この操作はできません。',
    detail: '「サインインと安全」で、認証アプリかパスキーを登録してください。5 分ほどで終わります。',
  },
  'second-factor.code-wrong': {
    title: '6 桁のコードが違うか、古くなっています。',
    detail: '認証アプリに出ている、いまの 6 桁を入れてください。続くときは、スマートフォンの時計が合っているか確かめてください。',
  },
  'second-factor.code-used': {
    title: 'そのコードはもう使われています。',
    detail: '認証アプリの数字が変わるのを待って、新しいコードを入れてください。',
  },
  'second-factor.recovery-wrong': {
    title: '回復コードが違うか、もう使われています。',
    detail: '紙にある、まだ使っていないコードを、一行ぜんぶ入れてください。一つのコードは一度だけ使えます。',
  },
  'second-factor.ended': {
    title: '時間がたったか、何度も間違えたため、はじめからになります。',
    detail: 'もう一度、ログイン名とパスワードから入れてください。',
  },
  'second-factor.not-started': { title: '登録の続きが見つかりません。', detail: 'はじめから登録し直してください。' },
  'second-factor.last': { title: '最後の二要素認証は外せません。', detail: '先に、別の認証アプリかパスキーを登録してください。' },
  'second-factor.self': {
    title: '自分の二要素認証は、この操作では外せません。',
    detail: '「サインインと安全」で自分のものを直すか、ほかの管理者に頼んでください。',
  },
  'passkey.unavailable': {
    title: 'この開き方では、パスキーを使えません。',
    detail: 'https:// で始まる、名前のアドレスで開いてください。認証アプリなら、いまでも使えます。',
  },
  'passkey.refused': { title: 'パスキーを確かめられませんでした。', detail: 'もう一度試すか、パスワードで入ってください。' },
  'passkey.disabled': {
    title: 'このパスキーは使えません。写しが作られたおそれがあるため止めました。',
    detail: '別の方法で入り、このパスキーを外してください。心当たりがなければ、すぐに管理者へ知らせてください。',
  },
  'passkey.too-many': { title: 'パスキーは 10 個までです。', detail: '使っていないものを外してから、登録してください。' },
  'provider.off': {
    title: '院内の認証基盤でのサインインは、いま使えない設定です。',
    detail: 'ログイン名とパスワードで入るか、管理者に設定を確かめてもらってください。',
  },
  'server.provider-unavailable': {
    title: '院内の認証基盤につながりません。',
    detail:
      '数分待って、もう一度試してください。続くときは情報の担当に知らせます。急ぐ仕事があるときは、管理者が預けてある「非常用アカウントの紙」の封を開けて入ります。',
  },
  'provider.denied': {
    title: '認証基盤で、サインインがやめられたか、断られました。',
    detail: 'もう一度試してください。続くときは、認証基盤の担当に「しなやかを使う権限があるか」を確かめてもらってください。',
  },
  'provider.refused': {
    title: '認証基盤からの返事を確かめられなかったため、入れません。',
    detail: 'もう一度試してください。続くときは、管理者に知らせてください（理由: {reason}）。管理者は操作記録と、認証基盤の設定を見てください。',
  },
  'provider.ended': {
    title: '時間がたったか、別の画面で始めたサインインです。',
    detail: 'サインインの画面から、もう一度始めてください。',
  },
  'provider.unlinked': {
    title: '認証基盤のあなたと、しなやかのアカウントが、まだ結び付いていません。',
    detail:
      'ログイン名とパスワードでサインインし、「サインインと安全」で「認証基盤と結び付ける」を押してください。パスワードで入れないときは、管理者に相談してください。',
  },
  'provider.linked': {
    title: 'その認証基盤の利用者は、もうほかの人のアカウントと結び付いています。',
    detail: '認証基盤に自分の利用者で入り直してから、もう一度結び付けてください。覚えがないときは、管理者に知らせてください。',
  },
  'provider.elsewhere': {
    title: 'そこへは、切り替えでは移れません。',
    detail:
      '認証基盤で入ったときは、その機関だけを使えます。また、認証基盤だけで入る機関には、その認証基盤で入ります。サインアウトして、移りたい機関の入り方で入り直してください。',
  },
  'provider.issuer': {
    title: '認証基盤の住所（発行者）の形が違います。',
    detail:
      '「https://」で始まる住所を、? や # を付けずに、認証基盤に書いてあるとおりに入れてください。このマシンの中なら http:// でもかまいません。',
  },
  'provider.host': {
    title: '{host} に問い合わせることは、このサーバの設定で許されていません。',
    detail: 'サーバを世話する人に、設定 IDENTITY_PROVIDER_HOSTS へこの名前を足してもらってください。',
  },
  'provider.secret-missing': {
    title: 'クライアントの秘密が入っていません。',
    detail: '認証基盤の画面で作った秘密（シークレット）を入れてください。発行者かクライアント ID を変えたときも、入れ直します。',
  },
  'provider.only-disabled': {
    title: '使わない認証基盤だけでサインインすることは、決められません。',
    detail: '「この認証基盤でサインインできるようにする」にも印を付けるか、「だけでサインインする」の印を外してください。',
  },
  'provider.only-unlinked': {
    title: 'まだ、この認証基盤で入った管理者がいません。',
    detail: '期限のない管理者が「サインインと安全」で結び付け、一度この認証基盤で入ってから、もう一度決めてください。',
  },
  'provider.only-no-break-glass': {
    title: '非常用のアカウントがありません。',
    detail: '認証基盤が止まった日に入る管理者を、一人か二人、先に決めてください。その人には、しなやかの二要素認証が要ります。',
  },
  'break-glass.role': {
    title: '非常用のアカウントにできるのは、期限のない管理者だけです。',
    detail: '管理者を選ぶか、先にその人を期限のない管理者にしてください。',
  },
  'break-glass.many': { title: '非常用のアカウントは {most} 人までです。', detail: 'いまの人の印を外してから、付けてください。' },
  'break-glass.factor': {
    title: 'その人には、しなやかの二要素認証が付いていません。',
    detail: '本人が「サインインと安全」で認証アプリかパスキーを登録してから、印を付けてください。',
  },
  'break-glass.last': {
    title: '最後の非常用のアカウントは外せません。',
    detail: '先に別の管理者に印を付けるか、「認証基盤だけでサインインする」をやめてください。',
  },
  'break-glass.held': {
    title: '非常用のアカウントになっている人です。',
    detail: '「認証基盤」の画面で、先に非常用の印を外してください。',
  },
  'code.invalid': {
    title: 'コードが違うか、期限が切れています。',
    detail: '紙や画面のコードをもう一度見てください。初回コードは起動のたびに変わります。分からないときは発行した人に作り直してもらってください。',
  },
  'code.used': { title: 'このコードはもう使われています。', detail: '心当たりがなければ、すぐに管理者へ知らせてください。' },
  'login.taken': { title: 'そのログイン名はもう使われています。', detail: '別のログイン名を入れてください。' },
  'login.invalid': {
    title: 'ログイン名に使えない文字があります。',
    detail: '半角の英小文字・数字・「.」「-」「_」「@」で 3〜60 文字にしてください。',
  },
  'password.too-short': {
    title: 'パスワードが短すぎます。',
    detail: '13文字以上にしてください（二要素認証を使わないときのガイドライン第7.0版の決まりです）。長い文のほうが覚えやすく、破られにくくなります。',
  },
  'password.guessable': {
    title: 'このパスワードは推測されやすいため使えません。',
    detail: '理由: {reason} 関係のない言葉を四つほど並べると、強くて覚えやすくなります。',
  },
  'password.too-long': { title: 'パスワードが長すぎます。', detail: '200文字までにしてください。' },
  'password.wrong': { title: 'いまのパスワードが違います。', detail: '大文字・小文字と、入力の切り替え（日本語・半角）を確かめてください。' },
  'sign-in.failed': {
    title: 'ログイン名かパスワードが違います。',
    detail: '大文字・小文字と、入力の切り替え（日本語・半角）を確かめて、もう一度入れてください。',
  },
  'instrument.unknown': { title: 'その点検票はありません。', detail: '自己点検の画面から選び直してください。' },
  'edition.unknown': { title: 'その版の設問が見つかりません。', detail: '画面を読み込み直してください。続くときは管理者に知らせてください。' },
  'question.unknown': { title: 'この点検票に「{question}」という設問はありません。', detail: '設問の番号を確かめてください。' },
  'answer.reason-required': {
    title: '「対象外」には理由が要ります。',
    detail: 'なぜ当てはまらないかを一言書いてください。後で見た人にも分かります。',
  },
  'answer.not-applicable-not-allowed': { title: 'この設問に「対象外」はありません。', detail: '0〜3 か「わからない」から選んでください。' },
  'answer.vendor-not-allowed': { title: 'この設問は自院で答える設問です。', detail: '「自院の答え」を選んでください。' },
  'answer.vendor-name-required': {
    title: '事業者の名前がありません。',
    detail: '答えた会社の名前を入れてください。報告書に「事業者の回答」と印が付きます。',
  },
  'assessment.submitted': { title: 'この点検は提出済みで、もう変えられません。', detail: '直したいときは、新しい点検を始めて提出してください。' },
  'assessment.incomplete': { title: 'まだ答えていない設問が {count} 問あります。', detail: '分からない設問は「わからない」を選べば提出できます。' },
  'domain.unknown': { title: 'その分野は、この点検票にありません。', detail: '分野の一覧を開き直してください。' },
  'domain.not-yours': {
    title: 'この分野は、あなたの受け持ちではありません。',
    detail: '答えたいときは、点検をまとめている人に受け持ちを付けてもらってください。',
  },
  'domain.unassigned': { title: 'この分野には、受け持つ人がいません。', detail: '先に受け持つ人を決めてください。' },
  'assignee.unfit': {
    title: 'その人の役割では、設問に答えられません。',
    detail: '別の人を選ぶか、管理者に「使う人」で役割を変えてもらってください。',
  },
  'assignee.unknown': { title: 'その人は、もうこの機関にいません。', detail: '「使う人」を確かめ、別の人を選んでください。' },
  'instrument.not-yours': {
    title: 'この点検票に答える役ではありません。',
    detail: '経営層の点検票は経営層の方が、ほかの点検票は管理者か担当者が答えます。',
  },
  'member.last-administrator': { title: '最後の管理者は外せません。', detail: '先に、別の人を管理者として招待してください。' },
  'member.self': { title: '自分自身は外せません。', detail: 'ほかの管理者に頼んでください。' },
  'member.already': {
    title: 'すでにこの機関の人です。',
    detail: 'サインインしたまま、機関の切り替えから移れます。役割を変えるときは、その機関の管理者に頼んでください。',
  },
  'member.role-self': { title: '自分の役割は、自分では変えられません。', detail: 'ほかの管理者に頼んでください。' },
  'role.unfitting': { title: 'この機関では、その役割を使いません。', detail: '画面に出ている役割から選んでください。' },
  'mail.off': {
    title: 'この設定では、メールで招待を送れません。',
    detail: '宛先を空にして、コードを紙で渡してください。メールで送るには SMTP_URL と、ほかの機器から開ける PUBLIC_URL の設定が要ります。',
  },
  'mail.not-set-up': {
    title: 'このしなやかは、まだメールを送れません。',
    detail: 'サーバの担当者に、SMTP_URL の設定を頼んでください。それまで、お知らせはホームの画面に出ます。',
  },
  'mail.address-invalid': {
    title: 'メールアドレスとして読めません。',
    detail: 'hanako@example.jp のように、@ の前と後を英数字で、一つだけ入れてください。',
  },
  'mail.already': {
    title: 'このメールアドレスは、もう確かめてあります。',
    detail: 'そのままで手紙が届きます。変えるときは、別のアドレスを入れてください。',
  },
  'mail.code-wrong': {
    title: '確認コードが違います。',
    detail: 'いちばん新しいメールにある 8 文字を入れてください。送り直したときは、前のコードは使えません。',
  },
  'mail.code-ended': {
    title: '確認コードの期限が切れたか、もう使われています。',
    detail: 'メールアドレスをもう一度入れて、新しいコードを受け取ってください。',
  },
  'until.missing': { title: '使える最後の日が決まっていません。', detail: '監査人のように外から来る人には、1年以内の日を決めてください。' },
  'until.past': { title: '使える最後の日が、もう過ぎています。', detail: '今日より後の日にしてください。' },
  'until.too-far': { title: '使える最後の日が、1年より先です。', detail: '1年以内の日にしてください。続くときは、その日の前に延ばせます。' },
  'post.unknown': { title: 'その役職は、この一覧にありません。', detail: '役職の画面に戻って、選び直してください。' },
  'post.days': {
    title: '役職の日付が前後しています。',
    detail: '就いた日は、その前の記録の就いた日より後にし、離れた日は就いた日より後、今日までの日にしてください。',
  },
  'department.taken': { title: '同じ名前の部門が、もうあります。', detail: '別の名前にするか、その部門に人を足してください。' },
  'measure.unknown': { title: 'その対策は、この結果の候補にありません。', detail: '結果のページを開き直し、並んでいる対策から選んでください。' },
  'decision.already': { title: '「{title}」は、もう経営層に頼んであります。', detail: '返事を待つか、その行を外してもう一度送ってください。' },
  'checklist.unknown': { title: 'その様式は、このカタログにありません。', detail: '様式の一覧を開き直し、並んでいるものから選んでください。' },
  'checklist.target-missing': {
    title: '{item} は「いいえ」なので、目標日が要ります。',
    detail: '年度の終わりまでの、はいにする日を入れてください。',
  },
  'checklist.target-late': {
    title: '{item} の目標日が、この様式の年度の後です。',
    detail: '年度の終わり（3月31日）までの日を入れてください。間に合わないときは、その日までにできる所までを備考に書きます。',
  },
  'checklist.target-past': { title: '{item} の目標日が、確認日より前です。', detail: '確認日より後の日を入れてください。' },
  'checklist.plan-not-accepted': {
    title: '{item} は、予定があるだけでは「はい」になりません。',
    detail: '「いいえ」を選び、目標日を入れてください。',
  },
  'checklist.plan-late': { title: '{item} で「はい」と言える予定の日を過ぎています。', detail: '予定の日を早めるか、「いいえ」を選んでください。' },
  'checklist.exemption-not-offered': {
    title: '{item} は、そのわけでは記入不要になりません。',
    detail: 'はい か いいえ を選んでください。前提（医療情報システムの有無、事業者との契約）が変わったときは、先に様式の上の欄を直してください。',
  },
  'checklist.contradiction': {
    title: '{item} の「はい」は、記録とくい違っています。',
    detail: '答えか記録（自己点検など）のどちらかを直すか、「はい」と言えるわけを書いてください。',
  },
  'checklist.proposal': {
    title: '{item} は、まとめて確かめられません。',
    detail: '提案が変わったか、ほかの人が先に答えました。ページを開き直して、その項目だけを開いて答えてください。',
  },
  'checklist.incomplete': {
    title: 'まだ答えのない項目が {count} あります。',
    detail: '残りに答えてから固めてください。途中の様子を残すだけなら「途中」を選べます。',
  },
  ...linkErrorsJa,
  ...workbookErrorsJa,
  ...supplierErrorsJa,
  ...supplierFileErrorsJa,
  'amount.unreadable': {
    title: '金額として読めません（{typed}）。',
    detail: '300万円、3,000,000、三百万円、3,000千円 のように、数と単位だけを書いてください。「約」や「税別」は備考へ。',
  },
  'amount.fraction': { title: '1円より細かい金額は書けません（{typed}）。', detail: '円の単位に丸めて書いてください。' },
  'amount.too-large': { title: '金額が大きすぎます（{typed}）。', detail: '1兆円までです。桁と単位（千円・万円）を確かめてください。' },
  'stopped-day.missing': { title: '金額が空のままです。', detail: '一日止まったときに入らなくなる収入を、医事課の数字などから書いてください。' },
  'token.invalid': {
    title: 'このトークンは使えません。',
    detail: '期限が切れたか、取り消されたか、作った人が離れています。管理者に新しいトークンを作ってもらってください。',
  },
  'token.denied': {
    title: 'このトークンには、この操作が許されていません。',
    detail: '要る権限を付けたトークンを作り直すか、画面から操作してください。',
  },
  'token.expiry': { title: 'トークンの期限は、今日から {last} までの日にしてください。', detail: '長く使うものも、一年に一度は作り直します。' },
  'token.permission': {
    title: '自分の役割でできないことを、トークンに許すことはできません（{permission}）。',
    detail: 'その権限を外すか、その権限のある人に作ってもらってください。',
  },
  'webhook.url': {
    title: '知らせ先のアドレスが読み取れません。',
    detail: '「https://tool.example.jp/shinayaka」のような形で、利用者名やパスワードを付けずに入れてください。',
  },
  'webhook.host': {
    title: '{host} へ知らせることは、このサーバの設定で許されていません。',
    detail: 'サーバを世話する人に、設定 WEBHOOK_HOSTS へこの名前を足してもらってください。',
  },
  'webhook.too-many': { title: '知らせ先は {most} か所までです。', detail: '使っていないものを外してから、足してください。' },
  'server.store-unavailable': {
    title: 'ファイルの置き場につながらないため、保存も取り出しもできませんでした。',
    detail:
      '何も失われていません。1分ほど待って、もう一度試してください。続くときは、置き場（フォルダ・S3）の設定を管理者に確かめてもらってください。',
  },
  'evidence.empty': { title: 'ファイルが空です。', detail: '中身のあるファイルを選び直してください。' },
  'evidence.too-large': {
    title: 'ファイルが大きすぎます（一つ {limit} まで）。',
    detail: '写真なら画質を下げ、PDF なら解像度を下げるか分けて、もう一度選んでください。',
  },
  'evidence.full': {
    title: '証跡の置き場がいっぱいです（{used} / {limit}）。',
    detail: '管理者に EVIDENCE_TOTAL_GB の設定を広げてもらうか、大きなファイルを小さくしてください。',
  },
  'evidence.too-many-today': {
    title: '今日はもう {limit} 個のファイルが入りました。',
    detail: '残りは明日入れてください。一度にたくさん移すときは、管理者に EVIDENCE_DAY_FILES の設定を広げてもらってください。',
  },
  'evidence.too-many-at-once': {
    title: '一度に送られたファイルが多いため、いまは受け取れませんでした。',
    detail: '送り終えたものは残っています。残りは少し待って、数個ずつ送ってください。',
  },
  'upload.interrupted': { title: '途中で途切れたため、ファイルは入っていません。', detail: 'つながりを確かめて、もう一度選んでください。' },
  'evidence.kind-refused': {
    title: 'この種類のファイル（{kind}）は、開いた人に害を及ぼすことがあるため受け取れません。',
    detail: '画面の写しか PDF にして入れてください。',
  },
  'evidence.kind-unknown': {
    title: 'このファイルの種類が分からないため、受け取れません。',
    detail: 'PDF・写真・Office・テキスト・CSV・メール（.eml）・zip のどれかにして入れてください。',
  },
  'evidence.infected': {
    title: 'このファイルからウイルスが見つかったため、取り出せません（{found}）。',
    detail: '開かずに、管理者と事業者に知らせてください。元のファイルがある端末も調べてもらってください。',
  },
  'evidence.scan-waiting': {
    title: 'ウイルスの検査がまだ終わっていません。',
    detail: '1分ほど待って、もう一度試してください。続くときは管理者に知らせてください。',
  },
  'evidence.upload-gone': {
    title: '送ったファイルがもうありません。',
    detail: '一日のうちに使われなかったか、もう使われています。ファイルを選び直してください。',
  },
  'evidence.target-unknown': { title: '「{target}」という取組はありません。', detail: '取組の一覧から選び直してください。' },
  'evidence.responsible-unknown': { title: '担当に選んだ人は、もうこの機関にいません。', detail: '別の人を選ぶか、担当を空にしてください。' },
  'evidence.expires-early': { title: '期限が、日付より前になっています。', detail: 'いつの証跡かの日付と、有効期限を確かめてください。' },
  'evidence.retired': { title: 'この証跡は使わないことにしてあります。', detail: '新しい版を加えるには、先に「使う」に戻してください。' },
  'network.grade-invalid': { title: 'その選択肢は使えません。', detail: '画面の選択肢から選び直してください。' },
  'day.future': { title: 'その日（{day}）はまだ来ていません。', detail: '終わったことだけを記せます。日付を確かめてください。' },
  'form.not-excel': {
    title: 'Excel ファイル（.xlsx）として読めません。',
    detail: 'ここからダウンロードした Excel に記入し、.xlsx のまま保存して選んでください。PDF や古い .xls は読めません。',
  },
  'form.encrypted': { title: 'パスワードのかかった Excel は読めません。', detail: 'Excel で開き、パスワードを外して保存し直してください。' },
  'form.too-large': {
    title: 'ファイルが大きすぎます（{limit} まで）。',
    detail: 'ダウンロードした回答用の Excel に、答えだけを記入したものを選んでください。',
  },
  'form.zip-bomb': {
    title: 'ふくらむと極端に大きくなるファイルのため、開きませんでした。',
    detail: '回答用の Excel をダウンロードし直して記入してください。メールで受け取ったものなら、送り主に確かめてください。',
  },
  'form.too-many-rows': { title: '行が多すぎます（{rows}行）。', detail: '「回答」シートには設問の行だけを残してください。' },
  'form.unreadable': {
    title: 'Excel の中身が壊れているか、必要な列がありません。',
    detail: '{reason}。回答用の Excel をダウンロードし直して記入してください。',
  },
  'form.other-instrument': { title: '別の点検票の Excel です。', detail: 'この点検の画面からダウンロードした Excel を選んでください。' },
  'form.other-edition': {
    title: '別の版（{edition}）の Excel です。',
    detail: 'この点検の画面から新しい Excel をダウンロードし、答えを書き写してください。',
  },
  'form.rows-invalid': {
    title: '読めない行が {count} か所あります。何も保存していません。',
    detail: '下の一覧の行を直して、もう一度選んでください。',
  },
} as const satisfies Record<ErrorCode, { title: string; detail: string }>
