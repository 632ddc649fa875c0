// Written by scripts/member-states/write.ts; edit scripts/member-states/itu-names.tsv instead.
import { readMemberStates } from "./read-table.js";

/**
 * The Member States of ITU, 194 since Palau's accession on 19 September 2024: code, names in English, French, Spanish,
 * Russian, Chinese and Arabic, earlier names. The State of Palestine takes part under Plenipotentiary Resolution 99
 * and is no Member State.
 */
export const MEMBER_STATES = readMemberStates(`
AF	Afghanistan|Islamic Republic of Afghanistan	République islamique d'Afghanistan|Afghanistan	República Islámica del Afganistán|Afganistán	Исламская Республика Афганистан|Афганистан	阿富汗伊斯兰共和国|阿富汗	جمهورية أفغانستان الإسلامية|أفغانستان
AL	Albania (Republic of)|Albania	République d'Albanie|Albanie	República de Albania|Albania	Республика Албания|Албания	阿尔巴尼亚共和国|阿尔巴尼亚	جمهورية ألبانيا|ألبانيا
DZ	Algeria (People's Democratic Republic of)|Algeria	République algérienne démocratique et populaire|Algérie	República Argelina Democrática y Popular|Argelia	Алжирская Народная Демократическая Республика|Алжир	阿尔及利亚民主人民共和国|阿尔及利亚	الجمهورية الجزائرية الديمقراطية الشعبية|الجزائر
AD	Andorra (Principality of)|Andorra	Principauté d'Andorre|Andorre	Principado de Andorra|Andorra	Княжество Андорра|Андорра	安道尔公国|安道尔	إمارة أندورا|أندورا
AO	Angola (Republic of)|Angola	République d'Angola|Angola	República de Angola|Angola	Республика Ангола|Ангола	安哥拉共和国|安哥拉	جمهورية أنغولا|أنغولا
AG	Antigua and Barbuda	Antigua-et-Barbuda	Antigua y Barbuda	Антигуа и Барбуда	安提瓜和巴布达	أنتيغوا وبربودا|أنتيغوا وباربودا
AR	Argentine Republic|Argentina	République argentine|Argentine	República Argentina|Argentina	Аргентинская Республика|Аргентина	阿根廷共和国|阿根廷	جمهورية الأرجنتين|الأرجنتين
AM	Armenia (Republic of)|Armenia	République d'Arménie|Arménie	República de Armenia|Armenia	Республика Армения|Армения	亚美尼亚共和国|亚美尼亚	جمهورية أرمينيا|أرمينيا
AU	Australia|Commonwealth of Australia	Australie	Australia	Австралия	澳大利亚	أستراليا
AT	Austria|Republic of Austria	République d'Autriche|Autriche	República de Austria|Austria	Австрийская Республика|Австрия	奥地利共和国|奥地利	جمهورية النمسا|النمسا
AZ	Azerbaijan (Republic of)|Azerbaijan	République d'Azerbaïdjan|République azerbaïdjanaise|Azerbaïdjan	República de Azerbaiyán|República Azerbaiyana|Azerbaiyán	Азербайджанская Республика|Азербайджан	阿塞拜疆共和国|阿塞拜疆	جمهورية أذربيجان|أذربيجان
BS	Bahamas (Commonwealth of the)|Bahamas	Commonwealth des Bahamas|Bahamas	Commonwealth de las Bahamas|Bahamas	Содружество Багамских Островов|Багамы	巴哈马国|巴哈马	كومنولث جزر البهاما|كمنولث جزر البهاما|جزر البهاما|باهاماس
BH	Bahrain (Kingdom of)|Bahrain	Royaume de Bahreïn|Bahreïn	Reino de Bahrein|Baréin|Bahrein	Королевство Бахрейн|Бахрейн	巴林王国|巴林	مملكة البحرين|البحرين
BD	Bangladesh (People's Republic of)|Bangladesh	République populaire du Bangladesh|Bangladesh	República Popular de Bangladesh|Bangladés|Bangladesh	Народная Республика Бангладеш|Бангладеш	孟加拉人民共和国|孟加拉国	جمهورية بنغلاديش الشعبية|بنغلاديش
BB	Barbados	Barbade	Barbados	Барбадос	巴巴多斯	بربادوس|باربادوس
BY	Belarus (Republic of)|Belarus	République du Bélarus|Biélorussie	República de Belarús|Bielorrusia	Республика Беларусь|Беларусь	白俄罗斯共和国|白俄罗斯	جمهورية بيلاروس|بيلاروس|روسيا البيضاء	Byelorussia|Byelorussian SSR
BE	Belgium|Kingdom of Belgium	Royaume de Belgique|Belgique	Reino de Bélgica|Bélgica	Королевство Бельгия|Бельгия	比利时王国|比利时	مملكة بلجيكا|بلجيكا
BZ	Belize	Belize	Belice	Белиз	伯利兹	بليز
BJ	Benin (Republic of)|Benin	République du Bénin|Bénin	República de Benin|Benin	Республика Бенин|Бенин	贝宁共和国|贝宁	جمهورية بنن|جمهورية بنين|بنين	Dahomey
BT	Bhutan (Kingdom of)|Bhutan	Royaume du Bhoutan|Bhoutan	Reino de Bhután|Bután	Королевство Бутан|Бутан	不丹王国|不丹	مملكة بوتان|بوتان
BO	Bolivia (Plurinational State of)|Bolivia	État plurinational de Bolivie|Bolivie	Estado Plurinacional de Bolivia|Bolivia	Многонациональное Государство Боливия|Боливия	多民族玻利维亚国|玻利维亚	دولة بوليفيا المتعددة القوميات|بوليفيا	Republic of Bolivia
BA	Bosnia and Herzegovina	Bosnie-Herzégovine	Bosnia y Herzegovina	Босния и Герцеговина	波斯尼亚和黑塞哥维那|波黑	البوسنة والهرسك
BW	Botswana (Republic of)|Botswana	République du Botswana|Botswana	República de Botswana|Botsuana|Botswana	Республика Ботсвана|Ботсвана	博茨瓦纳共和国|博茨瓦纳	جمهورية بوتسوانا|بوتسوانا	Bechuanaland
BR	Brazil (Federative Republic of)|Brazil	République fédérative du Brésil|Brésil	República Federativa del Brasil|Brasil	Федеративная Республика Бразилия|Бразилия	巴西联邦共和国|巴西	جمهورية البرازيل الاتحادية|البرازيل
BN	Brunei Darussalam|Brunei	Brunéi Darussalam	Brunei Darussalam	Бруней-Даруссалам|Бруней	文莱达鲁萨兰国|文莱	بروني دار السلام|بروناي
BG	Bulgaria (Republic of)|Bulgaria	République de Bulgarie|Bulgarie	República de Bulgaria|Bulgaria	Республика Болгария|Болгария	保加利亚共和国|保加利亚	جمهورية بلغاريا|بلغاريا
BF	Burkina Faso	Burkina Faso	Burkina Faso	Буркина-Фасо	布基纳法索	بوركينا فاصو|بوركينا فاسو	Upper Volta|Haute-Volta
BI	Burundi (Republic of)|Burundi	République du Burundi|Burundi	República de Burundi|Burundi	Республика Бурунди|Бурунди	布隆迪共和国|布隆迪	جمهورية بوروندي|بوروندي
CV	Cabo Verde (Republic of)|Cabo Verde	République de Cabo Verde	República de Cabo Verde|Cabo Verde	Республика Кабо-Верде|Кабо-Верде	佛得角共和国|佛得角	جمهورية كابو فيردي|جمهورية الرأس الأخضر|الرأس الأخضر	Cape Verde|Cap-Vert
KH	Cambodia (Kingdom of)|Cambodia	Royaume du Cambodge|Cambodge	Reino de Camboya|Camboya	Королевство Камбоджа|Камбоджа	柬埔寨王国|柬埔寨	مملكة كمبوديا|كمبوديا	Kampuchea
CM	Cameroon (Republic of)|Cameroon	République du Cameroun|Cameroun	República de Camerún|Camerún	Республика Камерун|Камерун	喀麦隆共和国|喀麦隆	جمهورية الكاميرون|الكاميرون
CA	Canada	Canada	Canadá	Канада	加拿大	كندا
CF	Central African Republic	République centrafricaine	República Centroafricana	Центральноафриканская Республика|Центрально-Африканская Республика|ЦАР	中非共和国|中非	جمهورية أفريقيا الوسطى
TD	Chad (Republic of)|Chad	République du Tchad|Tchad	República del Chad|Chad	Республика Чад|Чад	乍得共和国|乍得	جمهورية تشاد|تشاد
CL	Chile|Republic of Chile	République du Chili|Chili	República de Chile|Chile	Республика Чили|Чили	智利共和国|智利	جمهورية شيلي|تشيلي
CN	China (People's Republic of)|China|P.R. China	République populaire de Chine|Chine	República Popular China|China	Китайская Народная Республика|Китай|КНР (Китайская Народная Республика)	中华人民共和国|中国	جمهورية الصين الشعبية|الصين
CO	Colombia (Republic of)|Colombia	République de Colombie|Colombie	República de Colombia|Colombia	Республика Колумбия|Колумбия	哥伦比亚共和国|哥伦比亚	جمهورية كولومبيا|كولومبيا
KM	Comoros (Union of the)|Comoros	Union des Comores|Comores	Unión de las Comoras|Comoras	Союз Коморских Островов|Коморы	科摩罗联盟|科摩罗	اتحاد جزر القمر|جزر القمر
CG	Congo (Republic of the)|Congo|Congo - Brazzaville	République du Congo	República del Congo|Congo	Республика Конго	刚果共和国|刚果（布）	جمهورية الكونغو
CD	Democratic Republic of the Congo|DR Congo|Congo - Kinshasa	République démocratique du Congo	República Democrática del Congo	Демократическая Республика Конго	刚果民主共和国|刚果（金）	جمهورية الكونغو الديمقراطية	Zaire
CR	Costa Rica|Republic of Costa Rica	République du Costa Rica|Costa Rica	República de Costa Rica|Costa Rica	Республика Коста-Рика|Коста-Рика	哥斯达黎加共和国|哥斯达黎加	جمهورية كوستاريكا|كوستاريكا
CI	Côte d'Ivoire (Republic of)|Cote d'Ivoire|Ivory Coast	République de Côte d'Ivoire|Côte-d'Ivoire	República de Côte d'Ivoire|Côte d'Ivoire|Costa de Marfil	Республика Кот-д'Ивуар|Кот-д’Ивуар	科特迪瓦共和国|科特迪瓦	جمهورية كوت ديفوار|كوت ديفوار|ساحل العاج
HR	Croatia (Republic of)|Croatia	République de Croatie|Croatie	República de Croacia|Croacia	Республика Хорватия|Хорватия	克罗地亚共和国|克罗地亚	جمهورية كرواتيا|كرواتيا
CU	Cuba|Republic of Cuba	République de Cuba|Cuba	República de Cuba|Cuba	Республика Куба|Куба	古巴共和国|古巴	جمهورية كوبا|كوبا
CY	Cyprus (Republic of)|Cyprus	République de Chypre|Chypre	República de Chipre|Chipre	Республика Кипр|Кипр	塞浦路斯共和国|塞浦路斯	جمهورية قبرص|قبرص
CZ	Czech Republic|Czechia	République tchèque|Tchéquie	República Checa|Chequia	Чешская Республика|Чехия	捷克共和国|捷克	الجمهورية التشيكية|جمهورية التشيك|تشيكيا|التشيك
DK	Denmark|Kingdom of Denmark	Royaume de Danemark|Danemark	Reino de Dinamarca|Dinamarca	Королевство Дания|Дания	丹麦王国|丹麦	مملكة الدانمرك|الدانمرك|الدنمارك
DJ	Djibouti (Republic of)|Djibouti	République de Djibouti|Djibouti	República de Djibouti|Yibuti	Республика Джибути|Джибути	吉布提共和国|吉布提	جمهورية جيبوتي|جيبوتي
DM	Dominica (Commonwealth of)|Dominica	Commonwealth de Dominique|Dominique	Commonwealth de Dominica|Dominica	Содружество Доминики|Доминика	多米尼克国|多米尼克	كمنولث دومينيكا|دومينيكا
DO	Dominican Republic	République dominicaine	República Dominicana	Доминиканская Республика	多米尼加共和国|多米尼加	الجمهورية الدومينيكية|جمهورية الدومينيكان
EC	Ecuador|Republic of Ecuador	République de l'Équateur|Équateur	República del Ecuador|Ecuador	Республика Эквадор|Эквадор	厄瓜多尔共和国|厄瓜多尔	جمهورية إكوادور|الإكوادور
EG	Egypt (Arab Republic of)|Egypt	République arabe d'Égypte|Égypte	República Árabe de Egipto|Egipto	Арабская Республика Египет|Египет	阿拉伯埃及共和国|埃及	جمهورية مصر العربية|مصر
SV	El Salvador (Republic of)|El Salvador	République d'El Salvador|El Salvador	República de El Salvador|El Salvador	Республика Эль-Сальвадор|Сальвадор	萨尔瓦多共和国|萨尔瓦多	جمهورية السلفادور|السلفادور
GQ	Equatorial Guinea (Republic of)|Equatorial Guinea	République de Guinée équatoriale|Guinée équatoriale	República de Guinea Ecuatorial|Guinea Ecuatorial	Республика Экваториальная Гвинея|Экваториальная Гвинея	赤道几内亚共和国|赤道几内亚	جمهورية غينيا الاستوائية|غينيا الاستوائية
ER	Eritrea|State of Eritrea	État d'Érythrée|Érythrée	Estado de Eritrea|Eritrea	Государство Эритрея|Эритрея	厄立特里亚国|厄立特里亚	دولة إريتريا|إريتريا
EE	Estonia (Republic of)|Estonia	République d'Estonie|Estonie	República de Estonia|Estonia	Эстонская Республика|Эстония	爱沙尼亚共和国|爱沙尼亚	جمهورية إستونيا|إستونيا
SZ	Eswatini (Kingdom of)|Eswatini	Royaume d'Eswatini|Eswatini	Reino de Eswatini|Eswatini|Esuatini	Королевство Эсватини|Эсватини	斯威士兰王国|埃斯瓦蒂尼王国|埃斯瓦蒂尼|斯威士兰	مملكة إسواتيني|إسواتيني	Swaziland|Kingdom of Swaziland|Royaume du Swaziland|Suazilandia|Swazilandia|Свазиленд|سوازيلاند
ET	Ethiopia (Federal Democratic Republic of)|Ethiopia	République fédérale démocratique d'Éthiopie|Éthiopie	República Democrática Federal de Etiopía|Etiopía	Федеративная Демократическая Республика Эфиопия|Эфиопия	埃塞俄比亚联邦民主共和国|埃塞俄比亚	جمهورية إثيوبيا الديمقراطية الاتحادية|إثيوبيا
FJ	Fiji (Republic of)|Fiji	République des Fidji|Fidji	República de Fiji|Fiji|Fiyi	Республика Фиджи|Фиджи	斐济共和国|斐济	جمهورية فيجي|فيجي
FI	Finland|Republic of Finland	République de Finlande|Finlande	República de Finlandia|Finlandia	Финляндская Республика|Финляндия	芬兰共和国|芬兰	جمهورية فنلندا|فنلندا
FR	France|French Republic	République française|France	República Francesa|Francia	Французская Республика|Франция	法兰西共和国|法国	الجمهورية الفرنسية|فرنسا
GA	Gabonese Republic|Gabon	République gabonaise|Gabon	República Gabonesa|Gabón	Габонская Республика|Габон	加蓬共和国|加蓬	الجمهورية الغابونية|الغابون
GM	Gambia (Republic of the)|The Gambia	République de Gambie|Gambie	República de Gambia|Gambia	Республика Гамбия|Гамбия	冈比亚共和国|冈比亚	جمهورية غامبيا|غامبيا
GE	Georgia	Géorgie	Georgia	Грузия	格鲁吉亚	جورجيا
DE	Germany (Federal Republic of)|Germany	République fédérale d'Allemagne|Allemagne	República Federal de Alemania|Alemania	Федеративная Республика Германия|Германия	德意志联邦共和国|德国	جمهورية ألمانيا الاتحادية|ألمانيا
GH	Ghana|Republic of Ghana	République du Ghana|Ghana	República de Ghana|Ghana	Республика Гана|Гана	加纳共和国|加纳	جمهورية غانا|غانا	Gold Coast
GR	Greece|Hellenic Republic	République hellénique|Grèce	República Helénica|Grecia	Греческая Республика|Греция	希腊共和国|希腊	الجمهورية الهيلينية|جمهورية اليونان|اليونان
GD	Grenada	Grenade	Granada	Гренада	格林纳达	غرينادا
GT	Guatemala (Republic of)|Guatemala	République du Guatemala|Guatemala	República de Guatemala|Guatemala	Республика Гватемала|Гватемала	危地马拉共和国|危地马拉	جمهورية غواتيمالا|غواتيمالا
GN	Guinea (Republic of)|Guinea	République de Guinée|Guinée	República de Guinea|Guinea	Гвинейская Республика|Гвинея	几内亚共和国|几内亚	جمهورية غينيا|غينيا
GW	Guinea-Bissau (Republic of)|Guinea-Bissau	République de Guinée-Bissau|Guinée-Bissau	República de Guinea-Bissau|Guinea-Bisáu|Guinea Bissau	Республика Гвинея-Бисау|Гвинея-Бисау	几内亚比绍共和国|几内亚比绍	جمهورية غينيا - بيساو|غينيا بيساو
GY	Guyana|Co-operative Republic of Guyana	République coopérative du Guyana|Guyana	República Cooperativa de Guyana|Guyana	Кооперативная Республика Гайана|Гайана	圭亚那合作共和国|圭亚那	جمهورية غيانا التعاونية|غيانا
HT	Haiti (Republic of)|Haiti	République d'Haïti|Haïti	República de Haití|Haití	Республика Гаити|Гаити	海地共和国|海地	جمهورية هايتي|هايتي
HN	Honduras (Republic of)|Honduras	République du Honduras|Honduras	República de Honduras|Honduras	Республика Гондурас|Гондурас	洪都拉斯共和国|洪都拉斯	جمهورية هندوراس|هندوراس
HU	Hungary	Hongrie	Hungría	Венгрия	匈牙利	هنغاريا|المجر	Republic of Hungary|République de Hongrie|República de Hungría|Венгерская Республика|匈牙利共和国|جمهورية هنغاريا
IS	Iceland|Republic of Iceland	République d'Islande|Islande	República de Islandia|Islandia	Республика Исландия|Исландия	冰岛共和国|冰岛	جمهورية آيسلندا|آيسلندا
IN	India (Republic of)|India	République de l'Inde|Inde	República de la India|India	Республика Индия|Индия	印度共和国|印度	جمهورية الهند|الهند
ID	Indonesia (Republic of)|Indonesia	République d'Indonésie|Indonésie	República de Indonesia|Indonesia	Республика Индонезия|Индонезия	印度尼西亚共和国|印度尼西亚|印尼	جمهورية إندونيسيا|إندونيسيا
IR	Iran (Islamic Republic of)|Iran	République islamique d'Iran|Iran	República Islámica del Irán|Irán	Исламская Республика Иран|Иран	伊朗伊斯兰共和国|伊朗	جمهورية إيران الإسلامية|إيران
IQ	Iraq (Republic of)|Iraq	République d'Iraq|Iraq|Irak	República de Iraq|Iraq	Республика Ирак|Ирак	伊拉克共和国|伊拉克	جمهورية العراق|العراق
IE	Ireland	Irlande	Irlanda	Ирландия	爱尔兰	أيرلندا
IL	Israel (State of)|Israel	État d'Israël|Israël	Estado de Israel|Israel	Государство Израиль|Израиль	以色列国|以色列	دولة إسرائيل|إسرائيل
IT	Italy|Italian Republic	République italienne|Italie	República Italiana|Italia	Итальянская Республика|Италия	意大利共和国|意大利	الجمهورية الإيطالية|إيطاليا
JM	Jamaica	Jamaïque	Jamaica	Ямайка	牙买加	جامايكا
JP	Japan	Japon	Japón	Япония	日本|日本国	اليابان
JO	Jordan (Hashemite Kingdom of)|Jordan	Royaume hachémite de Jordanie|Jordanie	Reino Hachemita de Jordania|Jordania	Иорданское Хашимитское Королевство|Иордания	约旦哈希姆王国|约旦	المملكة الأردنية الهاشمية|الأردن
KZ	Kazakhstan (Republic of)|Kazakhstan	République du Kazakhstan|Kazakhstan	República de Kazajstán|Kazajistán	Республика Казахстан|Казахстан	哈萨克斯坦共和国|哈萨克斯坦	جمهورية كازاخستان|كازاخستان
KE	Kenya (Republic of)|Kenya	République du Kenya|Kenya	República de Kenya|Kenia	Республика Кения|Кения	肯尼亚共和国|肯尼亚	جمهورية كينيا|كينيا
KI	Kiribati (Republic of)|Kiribati	République de Kiribati|Kiribati	República de Kiribati|Kiribati	Республика Кирибати|Кирибати	基里巴斯共和国|基里巴斯	جمهورية كيريباتي|كيريباتي
KP	Democratic People's Republic of Korea|North Korea	République populaire démocratique de Corée|Corée du Nord	República Popular Democrática de Corea|Corea del Norte	Корейская Народно-Демократическая Республика|КНДР|КНДР (Корейская Народно-Демократическая Республика)	朝鲜民主主义人民共和国|朝鲜	جمهورية كوريا الشعبية الديمقراطية|كوريا الشمالية
KR	Korea (Republic of)|South Korea	République de Corée|Corée du Sud	República de Corea|Corea del Sur	Республика Корея|Южная Корея	大韩民国|韩国	جمهورية كوريا|كوريا الجنوبية
KW	Kuwait (State of)|Kuwait	État du Koweït|Koweït	Estado de Kuwait|Kuwait	Государство Кувейт|Кувейт	科威特国|科威特	دولة الكويت|الكويت
KG	Kyrgyz Republic|Kyrgyzstan	République kirghize|Kirghizstan|Kirghizistan	República Kirguisa|Kirguistán	Кыргызская Республика|Киргизия	吉尔吉斯共和国|吉尔吉斯斯坦共和国|吉尔吉斯斯坦	الجمهورية القيرغيزية|جمهورية قيرغيزستان|قيرغيزستان
LA	Lao People's Democratic Republic|Lao P.D.R.|Laos	République démocratique populaire lao|Laos	República Democrática Popular Lao	Лаосская Народно-Демократическая Республика|Лаос	老挝人民民主共和国|老挝	جمهورية لاو الديمقراطية الشعبية|لاوس
LV	Latvia (Republic of)|Latvia	République de Lettonie|Lettonie	República de Letonia|Letonia	Латвийская Республика|Латвия	拉脱维亚共和国|拉脱维亚	جمهورية لاتفيا|لاتفيا
LB	Lebanon|Lebanese Republic	République libanaise|Liban	República Libanesa|Líbano	Ливанская Республика|Ливан	黎巴嫩共和国|黎巴嫩	الجمهورية اللبنانية|لبنان
LS	Lesotho (Kingdom of)|Lesotho	Royaume du Lesotho|Lesotho	Reino de Lesotho|Lesoto	Королевство Лесото|Лесото	莱索托王国|莱索托	مملكة ليسوتو|ليسوتو	Basutoland
LR	Liberia (Republic of)|Liberia	République du Libéria|Libéria	República de Liberia|Liberia	Республика Либерия|Либерия	利比里亚共和国|利比里亚	جمهورية ليبيريا|ليبيريا
LY	Libya|State of Libya	État de Libye|Libye	Estado de Libia|Libia	Государство Ливия|Ливия	利比亚国|利比亚	دولة ليبيا|ليبيا	Libyan Arab Jamahiriya|Socialist People's Libyan Arab Jamahiriya|Jamahiriya arabe libyenne|Jamahiriya Árabe Libia
LI	Liechtenstein (Principality of)|Liechtenstein	Principauté de Liechtenstein|Liechtenstein	Principado de Liechtenstein|Liechtenstein	Княжество Лихтенштейн|Лихтенштейн	列支敦士登公国|列支敦士登	إمارة ليختنشتاين|ليختنشتاين
LT	Lithuania (Republic of)|Lithuania	République de Lituanie|Lituanie	República de Lituania|Lituania	Литовская Республика|Литва	立陶宛共和国|立陶宛	جمهورية ليتوانيا|ليتوانيا
LU	Luxembourg|Grand Duchy of Luxembourg	Grand-Duché de Luxembourg|Luxembourg	Gran Ducado de Luxemburgo|Luxemburgo	Великое Герцогство Люксембург|Люксембург	卢森堡大公国|卢森堡	دوقية لكسمبرغ الكبرى|لوكسمبورغ
MG	Madagascar (Republic of)|Madagascar	République de Madagascar|Madagascar	República de Madagascar|Madagascar	Республика Мадагаскар|Мадагаскар	马达加斯加共和国|马达加斯加	جمهورية مدغشقر|مدغشقر
MW	Malawi|Republic of Malawi	République du Malawi|Malawi	República de Malawi|Malaui	Республика Малави|Малави	马拉维共和国|马拉维	جمهورية ملاوي|ملاوي|مالاوي	Nyasaland
MY	Malaysia	Malaisie	Malasia	Малайзия	马来西亚	ماليزيا
MV	Maldives (Republic of)|Maldives	République des Maldives|Maldives	República de Maldivas|Maldivas	Мальдивская Республика|Мальдивы	马尔代夫共和国|马尔代夫	جمهورية ملديف|ملديف|جزر المالديف
ML	Mali (Republic of)|Mali	République du Mali|Mali	República de Malí|Malí	Республика Мали|Мали	马里共和国|马里	جمهورية مالي|مالي
MT	Malta|Republic of Malta	République de Malte|Malte	República de Malta|Malta	Республика Мальта|Мальта	马耳他共和国|马耳他	جمهورية مالطة|مالطا
MH	Marshall Islands (Republic of the)|Marshall Islands	République des Îles Marshall|Îles Marshall	República de las Islas Marshall|Islas Marshall	Республика Маршалловы Острова|Маршалловы Острова	马绍尔群岛共和国|马绍尔群岛	جمهورية جزر مارشال|جزر مارشال
MR	Mauritania (Islamic Republic of)|Mauritania	République islamique de Mauritanie|Mauritanie	República Islámica de Mauritania|Mauritania	Исламская Республика Мавритания|Мавритания	毛里塔尼亚伊斯兰共和国|毛里塔尼亚	الجمهورية الإسلامية الموريتانية|موريتانيا
MU	Mauritius (Republic of)|Mauritius	République de Maurice|Maurice	República de Mauricio|Mauricio	Республика Маврикий|Маврикий	毛里求斯共和国|毛里求斯	جمهورية موريشيوس|موريشيوس
MX	Mexico|United Mexican States	États-Unis du Mexique|Mexique	Estados Unidos Mexicanos|México	Мексиканские Соединенные Штаты|Мексика	墨西哥合众国|墨西哥	الولايات المتحدة المكسيكية|المكسيك
FM	Micronesia (Federated States of)|Micronesia	États fédérés de Micronésie|Micronésie	Estados Federados de Micronesia|Micronesia	Федеративные Штаты Микронезии|Микронезия	密克罗尼西亚联邦|密克罗尼西亚	ولايات ميكرونيزيا الموحدة|ميكرونيزيا|ولايات ميكرونيسيا المتحدة
MD	Moldova (Republic of)|Moldova	République de Moldova|Moldavie	República de Moldova	Республика Молдова|Молдова|Молдавия	摩尔多瓦共和国|摩尔多瓦	جمهورية مولدوفا|مولدوفا	Moldavia
MC	Monaco (Principality of)|Monaco	Principauté de Monaco|Monaco	Principado de Mónaco|Mónaco	Княжество Монако|Монако	摩纳哥公国|摩纳哥	إمارة موناكو|موناكو
MN	Mongolia	Mongolie	Mongolia	Монголия	蒙古国|蒙古	منغوليا
ME	Montenegro	Monténégro	Montenegro	Черногория	黑山	الجبل الأسود
MA	Morocco (Kingdom of)|Morocco	Royaume du Maroc|Maroc	Reino de Marruecos|Marruecos	Королевство Марокко|Марокко	摩洛哥王国|摩洛哥	المملكة المغربية|المغرب
MZ	Mozambique (Republic of)|Mozambique	République du Mozambique|Mozambique	República de Mozambique|Mozambique	Республика Мозамбик|Мозамбик	莫桑比克共和国|莫桑比克	جمهورية موزامبيق|موزمبيق
MM	Myanmar (Republic of the Union of)|Union of Myanmar|Myanmar	République de l'Union du Myanmar|Union de Myanmar|Myanmar	República de la Unión de Myanmar|Unión de Myanmar|Myanmar	Республика Союз Мьянма|Союз Мьянма|Мьянма	缅甸联邦共和国|缅甸联邦|缅甸	جمهورية اتحاد ميانمار|اتحاد ميانمار|بورما	Burma|Birmanie|Birmania|Бирма
NA	Namibia (Republic of)|Namibia	République de Namibie|Namibie	República de Namibia|Namibia	Республика Намибия|Намибия	纳米比亚共和国|纳米比亚	جمهورية ناميبيا|ناميبيا	South West Africa
NR	Nauru (Republic of)|Nauru	République de Nauru|Nauru	República de Nauru|Nauru	Республика Науру|Науру	瑙鲁共和国|瑙鲁	جمهورية ناورو|ناورو
NP	Nepal (Federal Democratic Republic of)|Nepal	République fédérale démocratique du Népal|Népal	República Federal Democrática de Nepal|Nepal	Федеративная Демократическая Республика Непал|Непал	尼泊尔联邦民主共和国|尼泊尔	جمهورية نيبال الديمقراطية الاتحادية|نيبال	Kingdom of Nepal
NL	Netherlands (Kingdom of the)|Netherlands	Royaume des Pays-Bas|Pays-Bas	Reino de los Países Bajos|Países Bajos	Королевство Нидерландов|Нидерланды	荷兰王国|荷兰	مملكة هولندا|مملكة نيدرلاند|هولندا
NZ	New Zealand	Nouvelle-Zélande	Nueva Zelandia|Nueva Zelanda	Новая Зеландия	新西兰	نيوزيلندا
NI	Nicaragua|Republic of Nicaragua	République du Nicaragua|Nicaragua	República de Nicaragua|Nicaragua	Республика Никарагуа|Никарагуа	尼加拉瓜共和国|尼加拉瓜	جمهورية نيكاراغوا|نيكاراغوا
NE	Niger (Republic of the)|Niger	République du Niger|Niger	República del Níger|Níger	Республика Нигер|Нигер	尼日尔共和国|尼日尔	جمهورية النيجر|النيجر
NG	Nigeria (Federal Republic of)|Nigeria	République fédérale du Nigéria|Nigéria	República Federal de Nigeria|Nigeria	Федеративная Республика Нигерия|Нигерия	尼日利亚联邦共和国|尼日利亚	جمهورية نيجيريا الاتحادية|نيجيريا
MK	North Macedonia (Republic of)|North Macedonia	République de Macédoine du Nord|Macédoine du Nord	República de Macedonia del Norte|Macedonia del Norte	Республика Северная Македония|Северная Македония	北马其顿共和国|北马其顿	جمهورية مقدونيا الشمالية|مقدونيا الشمالية	The Former Yugoslav Republic of Macedonia|F.Y.R. of Macedonia|FYROM|Macedonia|Republic of Macedonia|Ex-République yougoslave de Macédoine|la ex República Yugoslava de Macedonia|бывшая югославская Республика Македония|前南斯拉夫马其顿共和国|جمهورية مقدونيا اليوغوسلافية السابقة
NO	Norway|Kingdom of Norway	Royaume de Norvège|Norvège	Reino de Noruega|Noruega	Королевство Норвегия|Норвегия	挪威王国|挪威	مملكة النرويج|النرويج
OM	Oman (Sultanate of)|Oman	Sultanat d'Oman|Oman	Sultanía de Omán|Omán	Султанат Оман|Оман	阿曼苏丹国|阿曼	سلطنة عمان|عمان
PK	Pakistan (Islamic Republic of)|Pakistan	République islamique du Pakistan|Pakistan	República Islámica del Pakistán|Pakistán	Исламская Республика Пакистан|Пакистан	巴基斯坦伊斯兰共和国|巴基斯坦	جمهورية باكستان الإسلامية|باكستان
PW	Palau (Republic of)|Palau	République des Palaos|Palaos	República de Palau|Palau|Palaos	Республика Палау|Палау	帕劳共和国|帕劳	جمهورية بالاو|بالاو
PA	Panama (Republic of)|Panama	République du Panama|Panama	República de Panamá|Panamá	Республика Панама|Панама	巴拿马共和国|巴拿马	جمهورية بنما|بنما
PG	Papua New Guinea|Independent State of Papua New Guinea	Papouasie-Nouvelle-Guinée	Papua Nueva Guinea	Папуа — Новая Гвинея	巴布亚新几内亚	بابوا غينيا الجديدة
PY	Paraguay (Republic of)|Paraguay	République du Paraguay|Paraguay	República del Paraguay|Paraguay	Республика Парагвай|Парагвай	巴拉圭共和国|巴拉圭	جمهورية باراغواي|باراغواي
PE	Peru|Republic of Peru	République du Pérou|Pérou	República del Perú|Perú	Республика Перу|Перу	秘鲁共和国|秘鲁	جمهورية بيرو|بيرو
PH	Philippines (Republic of the)|Philippines	République des Philippines|Philippines	República de Filipinas|Filipinas	Республика Филиппины|Филиппины	菲律宾共和国|菲律宾	جمهورية الفلبين|الفلبين
PL	Poland (Republic of)|Poland	République de Pologne|Pologne	República de Polonia|Polonia	Республика Польша|Польша	波兰共和国|波兰	جمهورية بولندا|بولندا
PT	Portugal|Portuguese Republic	République portugaise|Portugal	República Portuguesa|Portugal	Португальская Республика|Португалия	葡萄牙共和国|葡萄牙	الجمهورية البرتغالية|البرتغال
QA	Qatar (State of)|Qatar	État du Qatar|Qatar	Estado de Qatar|Catar	Государство Катар|Катар	卡塔尔国|卡塔尔	دولة قطر|قطر
RO	Romania	Roumanie	Rumania	Румыния	罗马尼亚	رومانيا
RU	Russian Federation|Russia	Fédération de Russie|Russie	Federación de Rusia|Federación Rusa|Rusia	Российская Федерация|Россия	俄罗斯联邦|俄罗斯	الاتحاد الروسي|روسيا	USSR|Union of Soviet Socialist Republics|СССР|URSS
RW	Rwanda (Republic of)|Rwanda	République du Rwanda|Rwanda	República de Rwanda|Ruanda	Республика Руанда|Руанда	卢旺达共和国|卢旺达	جمهورية رواندا|رواندا
KN	Saint Kitts and Nevis (Federation of)|Saint Christopher and Nevis|Saint Kitts and Nevis	Fédération de Saint-Kitts-et-Nevis|Saint-Kitts-et-Nevis|Saint-Christophe-et-Niévès	Federación de Saint Kitts y Nevis|Saint Kitts y Nevis|San Cristóbal y Nieves	Федерация Сент-Китс и Невис|Сент-Китс и Невис	圣基茨和尼维斯联邦|圣基茨和尼维斯	اتحاد سانت كيتس ونيفس|سانت كيتس ونيفيس
LC	Saint Lucia	Sainte-Lucie	Santa Lucía	Сент-Люсия	圣卢西亚	سانت لوسيا
VC	Saint Vincent and the Grenadines	Saint-Vincent-et-les Grenadines	San Vicente y las Granadinas	Сент-Винсент и Гренадины	圣文森特和格林纳丁斯	سانت فنسنت وجزر غرينادين|سانت فينسنت والغرينادين
WS	Samoa (Independent State of)|Samoa	État indépendant du Samoa|Samoa	Estado Independiente de Samoa|Samoa	Независимое Государство Самоа|Самоа	萨摩亚独立国|萨摩亚	دولة ساموا المستقلة|ساموا	Western Samoa
SM	San Marino (Republic of)|San Marino	République de Saint-Marin|Saint-Marin	República de San Marino|San Marino	Республика Сан-Марино|Сан-Марино	圣马力诺共和国|圣马力诺	جمهورية سان مارينو|سان مارينو
ST	Sao Tome and Principe (Democratic Republic of)|Sao Tome and Principe	République démocratique de Sao Tomé-et-Principe|Sao Tomé-et-Principe	República Democrática de Santo Tomé y Príncipe|Santo Tomé y Príncipe	Демократическая Республика Сан-Томе и Принсипи|Сан-Томе и Принсипи	圣多美和普林西比民主共和国|圣多美和普林西比	جمهورية سان تومي وبرينسيبي الديمقراطية|ساو تومي وبرينسيبي|ساو تومي وبرينسيب
SA	Saudi Arabia (Kingdom of)|Saudi Arabia	Royaume d'Arabie saoudite|Arabie Saoudite	Reino de Arabia Saudita|Arabia Saudita	Королевство Саудовская Аравия|Саудовская Аравия	沙特阿拉伯王国|沙特阿拉伯	المملكة العربية السعودية|السعودية
SN	Senegal (Republic of)|Senegal	République du Sénégal|Sénégal	República del Senegal|Senegal	Республика Сенегал|Сенегал	塞内加尔共和国|塞内加尔	جمهورية السنغال|السنغال
RS	Serbia (Republic of)|Serbia	République de Serbie|Serbie	República de Serbia|Serbia	Республика Сербия|Сербия	塞尔维亚共和国|塞尔维亚	جمهورية صربيا|صربيا	Serbia and Montenegro|Serbie-et-Monténégro|Yugoslavia|Federal Republic of Yugoslavia
SC	Seychelles (Republic of)|Seychelles	République des Seychelles|Seychelles	República de Seychelles|Seychelles	Республика Сейшельские Острова|Сейшельские Острова	塞舌尔共和国|塞舌尔	جمهورية سيشيل|سيشل
SL	Sierra Leone|Republic of Sierra Leone	République de Sierra Leone|Sierra Leone	República de Sierra Leona|Sierra Leona	Республика Сьерра-Леоне|Сьерра-Леоне	塞拉利昂共和国|塞拉利昂	جمهورية سيراليون|سيراليون
SG	Singapore (Republic of)|Singapore	République de Singapour|Singapour	República de Singapur|Singapur	Республика Сингапур|Сингапур	新加坡共和国|新加坡	جمهورية سنغافورة|سنغافورة
SK	Slovak Republic|Slovakia	République slovaque|Slovaquie	República Eslovaca|Eslovaquia	Словацкая Республика|Словакия	斯洛伐克共和国|斯洛伐克	الجمهورية السلوفاكية|سلوفاكيا
SI	Slovenia (Republic of)|Slovenia	République de Slovénie|Slovénie	República de Eslovenia|Eslovenia	Республика Словения|Словения	斯洛文尼亚共和国|斯洛文尼亚	جمهورية سلوفينيا|سلوفينيا
SB	Solomon Islands	Îles Salomon	Islas Salomón	Соломоновы Острова	所罗门群岛	جزر سليمان
SO	Somalia (Federal Republic of)|Somalia	République fédérale de Somalie|Somalie	República Federal de Somalia|Somalia	Федеративная Республика Сомали|Сомали	索马里联邦共和国|索马里	جمهورية الصومال الاتحادية|الصومال	Somali Democratic Republic|République démocratique somalie
ZA	South Africa (Republic of)|South Africa	République sudafricaine|République d'Afrique du Sud|Afrique du Sud	República Sudafricana|República de Sudáfrica|Sudáfrica	Южно-Африканская Республика|Южная Африка|ЮАР	南非共和国|南非	جمهورية جنوب أفريقيا|جنوب أفريقيا
SS	South Sudan (Republic of)|South Sudan	République du Soudan du Sud|Soudan du Sud	República de Sudán del Sur|Sudán del Sur	Республика Южный Судан|Южный Судан	南苏丹共和国|南苏丹	جمهورية جنوب السودان|جنوب السودان
ES	Spain|Kingdom of Spain	Royaume d'Espagne|Espagne	Reino de España|España	Королевство Испания|Испания	西班牙王国|西班牙	مملكة إسبانيا|إسبانيا
LK	Sri Lanka (Democratic Socialist Republic of)|Sri Lanka	République socialiste démocratique de Sri Lanka|Sri Lanka	República Socialista Democrática de Sri Lanka|Sri Lanka	Демократическая Социалистическая Республика Шри-Ланка|Шри-Ланка	斯里兰卡民主社会主义共和国|斯里兰卡	جمهورية سري لانكا الاشتراكية الديمقراطية|سريلانكا	Ceylon|Ceylan
SD	Sudan (Republic of the)|Sudan	République du Soudan|Soudan	República del Sudán|Sudán	Республика Судан|Судан	苏丹共和国|苏丹	جمهورية السودان|السودان
SR	Suriname (Republic of)|Suriname	République du Suriname|Suriname	República de Suriname|Surinam|Suriname	Республика Суринам|Суринам	苏里南共和国|苏里南	جمهورية سورينام|سورينام
SE	Sweden|Kingdom of Sweden	Royaume de Suède|Suède	Reino de Suecia|Suecia	Королевство Швеция|Швеция	瑞典王国|瑞典	مملكة السويد|السويد
CH	Switzerland (Confederation of)|Swiss Confederation|Switzerland	Confédération suisse|Suisse	Confederación Suiza|Suiza	Швейцарская Конфедерация|Швейцария	瑞士联邦|瑞士	الاتحاد السويسري|الكونفدرالية السويسرية|سويسرا
SY	Syrian Arab Republic|Syria	République arabe syrienne|Syrie	República Árabe Siria|Siria	Сирийская Арабская Республика|Сирия	阿拉伯叙利亚共和国|叙利亚	الجمهورية العربية السورية|سوريا
TJ	Tajikistan (Republic of)|Tajikistan	République du Tadjikistan|Tadjikistan	República de Tayikistán|Tayikistán	Республика Таджикистан|Таджикистан	塔吉克斯坦共和国|塔吉克斯坦	جمهورية طاجيكستان|طاجيكستان
TZ	Tanzania (United Republic of)|Tanzania	République-Unie de Tanzanie|Tanzanie	República Unida de Tanzanía|Tanzania	Объединенная Республика Танзания|Танзания	坦桑尼亚联合共和国|坦桑尼亚	جمهورية تنزانيا المتحدة|تنزانيا|تانزانيا	Tanganyika
TH	Thailand|Kingdom of Thailand	Royaume de Thaïlande|Thaïlande	Reino de Tailandia|Tailandia	Королевство Таиланд|Таиланд	泰王国|泰国	مملكة تايلاند|تايلاند
TL	Timor-Leste (Democratic Republic of)|Timor-Leste	République démocratique du Timor-Leste|Timor-Leste|Timor oriental	República Democrática de Timor-Leste|Timor-Leste	Демократическая Республика Тимор-Лешти|Восточный Тимор	东帝汶民主共和国|东帝汶	جمهورية تيمور - ليشتي الديمقراطية|تيمور - ليشتي|تيمور الشرقية	East Timor
TG	Togolese Republic|Togo	République togolaise|Togo	República Togolesa|Togo	Тоголезская Республика|Того	多哥共和国|多哥	جمهورية توغو|توغو
TO	Tonga (Kingdom of)|Tonga	Royaume des Tonga|Tonga	Reino de Tonga|Tonga	Королевство Тонга|Тонга	汤加王国|汤加	مملكة تونغا|تونغا
TT	Trinidad and Tobago	République de Trinité-et-Tobago|Trinité-et-Tobago	República de Trinidad y Tabago|Trinidad y Tabago|Trinidad y Tobago	Республика Тринидад и Тобаго|Тринидад и Тобаго	特立尼达和多巴哥共和国|特立尼达和多巴哥	جمهورية ترينيداد وتوباغو|ترينيداد وتوباغو
TN	Tunisia|Republic of Tunisia	République tunisienne|Tunisie	República de Túnez|República Tunecina|Túnez	Тунисская Республика|Тунис	突尼斯共和国|突尼斯	الجمهورية التونسية|تونس
TR	Türkiye (Republic of)|Türkiye	République de Türkiye|Türkiye	República de Türkiye|Türkiye|Turquía	Турецкая Республика|Турция	土耳其共和国|土耳其	جمهورية تركيا|تركيا|تركيي	Turkey|Republic of Turkey|Turquie|République de Turquie|República de Turquía
TM	Turkmenistan	Turkménistan	Turkmenistán	Туркменистан|Туркмения	土库曼斯坦	تركمانستان
TV	Tuvalu	Tuvalu	Tuvalu	Тувалу	图瓦卢	توفالو	Ellice Islands
UG	Uganda (Republic of)|Uganda	République de l'Ouganda|Ouganda	República de Uganda|Uganda	Республика Уганда|Уганда	乌干达共和国|乌干达	جمهورية أوغندا|أوغندا
UA	Ukraine	Ukraine	Ucrania	Украина	乌克兰	أوكرانيا	Ukrainian SSR
AE	United Arab Emirates|UAE	Émirats arabes unis	Emiratos Árabes Unidos	Объединенные Арабские Эмираты|ОАЭ	阿拉伯联合酋长国|阿联酋	الإمارات العربية المتحدة
GB	United Kingdom of Great Britain and Northern Ireland|United Kingdom|UK|Great Britain	Royaume-Uni de Grande-Bretagne et d'Irlande du Nord|Royaume-Uni	Reino Unido de Gran Bretaña e Irlanda del Norte|Reino Unido	Соединенное Королевство Великобритании и Северной Ирландии|Соединенное Королевство|Великобритания	大不列颠及北爱尔兰联合王国|联合王国|英国	المملكة المتحدة لبريطانيا العظمى وأيرلندا الشمالية|المملكة المتحدة
US	United States of America|United States|USA|US	États-Unis d'Amérique|États-Unis	Estados Unidos de América|Estados Unidos	Соединенные Штаты Америки|США|Соединенные Штаты	美利坚合众国|美国	الولايات المتحدة الأمريكية|الولايات المتحدة
UY	Uruguay (Eastern Republic of)|Uruguay	République orientale de l'Uruguay|Uruguay	República Oriental del Uruguay|Uruguay	Восточная Республика Уругвай|Уругвай	乌拉圭东岸共和国|乌拉圭	جمهورية أوروغواي الشرقية|أورغواي|أوروغواي|الأوروغواي
UZ	Uzbekistan (Republic of)|Uzbekistan	République d'Ouzbékistan|Ouzbékistan	República de Uzbekistán|Uzbekistán	Республика Узбекистан|Узбекистан	乌兹别克斯坦共和国|乌兹别克斯坦	جمهورية أوزبكستان|أوزبكستان
VU	Vanuatu (Republic of)|Vanuatu	République de Vanuatu|Vanuatu	República de Vanuatu|Vanuatu	Республика Вануату|Вануату	瓦努阿图共和国|瓦努阿图	جمهورية فانواتو|فانواتو	New Hebrides|Nouvelles-Hébrides
VA	Vatican City State|Holy See|Vatican|Vatican City|Holy See (Vatican City State)	État de la Cité du Vatican|Saint-Siège|Cité du Vatican|Saint-Siège (Vatican)	Estado de la Ciudad del Vaticano|Santa Sede|Ciudad del Vaticano	Государство-город Ватикан|Святой Престол|Ватикан	梵蒂冈城国|教廷|梵蒂冈	دولة مدينة الفاتيكان|الكرسي الرسولي|الفاتيكان
VE	Venezuela (Bolivarian Republic of)|Venezuela	République bolivarienne du Venezuela|Venezuela	República Bolivariana de Venezuela|Venezuela	Боливарианская Республика Венесуэла|Венесуэла	委内瑞拉玻利瓦尔共和国|委内瑞拉	جمهورية فنزويلا البوليفارية|فنزويلا	Republic of Venezuela
VN	Viet Nam (Socialist Republic of)|Viet Nam|Vietnam	République socialiste du Viet Nam|Viet Nam|Vietnam	República Socialista de Viet Nam|Viet Nam|Vietnam	Социалистическая Республика Вьетнам|Вьетнам	越南社会主义共和国|越南	جمهورية فيتنام الاشتراكية|فيتنام|فييت نام
YE	Yemen (Republic of)|Yemen	République du Yémen|Yémen	República del Yemen|Yemen	Йеменская Республика|Йемен	也门共和国|也门	الجمهورية اليمنية|اليمن
ZM	Zambia (Republic of)|Zambia	République de Zambie|Zambie	República de Zambia|Zambia	Республика Замбия|Замбия	赞比亚共和国|赞比亚	جمهورية زامبيا|زامبيا	Northern Rhodesia
ZW	Zimbabwe (Republic of)|Zimbabwe	République du Zimbabwe|Zimbabwe	República de Zimbabwe|Zimbabue	Республика Зимбабве|Зимбабве	津巴布韦共和国|津巴布韦	جمهورية زمبابوي|زيمبابوي	Rhodesia|Southern Rhodesia
`);
