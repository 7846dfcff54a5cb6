package tradingagents.agents.news;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Sentences that tell their reader what to do instead of telling news. They are recognised by what
 * instructions to a model have in common in several languages; a sentence about somebody who buys
 * or recommends is news and stays.
 */
final class Instructions {
  /** Stands for a sentence that was dropped. */
  static final String REMOVED = "[removed: an instruction]";

  private static final String RATINGS =
      "(?:strong )?(?:buy|sell|hold|overweight|underweight|bullish|bearish)";

  private static final List<Pattern> PATTERNS =
      Stream.of(
              // What came before is to be forgotten.
              "\\b(?:ignore|disregard|forget|override|overrule|bypass|neglect|discard"
                  + "|drop|skip|unlearn|erase|cancel|do"
                  + " not follow|don't follow|stop"
                  + " following)\\b.{0,40}\\b(?:previous|prior|above|earlier|preceding"
                  + "|former|foregoing|all|any|your|every|the|these|those"
                  + "|its)\\b.{0,30}\\b(?:instructions?|prompts?|rules?|guidelines?"
                  + "|directions?|directives?|orders?|context|messages?|constraints?"
                  + "|limits?|polic(?:y|ies)|training|briefs?|stories|snapshot|facts"
                  + "|text|said|told)\\b",
              "\\b(?:ignore|disregard|forget) (?:everything|all|anything|what)\\b",
              // A role speaks.
              "^\\W*(?:\\[|\\(|<|#)*\\s*(?:system|assistant|user|developer|human"
                  + "|operator|administrator|admin|root|tool|function|ai|model|supervisor)(?:"
                  + " (?:prompt|message|note|override|notice|instructions?|update"
                  + "|mode))?\\s*(?:\\]|\\)|>)?\\s*[:>\\u2013-]",
              "\\b(?:system|developer|admin) (?:prompt|message|override|instructions?|mode)\\b",
              "\\byou are (?:now |no longer )?(?:an? |the )?(?:ai|assistant|model|language"
                  + " model|helpful|unrestricted|bull|bear|trading"
                  + " (?:agent|bot|assistant)|analyst|dan\\b|free|in (?:developer|debug|test|god)"
                  + " mode)",
              "\\b(?:as|being|acting as|pretend (?:to be|you are)|role-?play as) an? (?:ai|language"
                  + " model|llm|assistant|analyst agent)\\b",
              "\\b(?:new|updated|revised|hidden|secret|additional|special|final|urgent|important)"
                  + " (?:instructions?|directives?|orders?|rules?)\\b\\s*(?:[:.!-]|for (?:you|the"
                  + " (?:model|ai|agent|assistant|analyst|desk)))",
              "\\b(?:instruction|directive|command|task)s?\\s*(?:to|for) (?:the |all |any |every"
                  + " )?(?:ai|models?|llms?|agents?|assistants?|analysts?|readers?|bots?"
                  + "|algorithms?|desk|trader)\\b",
              "\\b(?:note|message|memo|attention|notice|warning|reminder|hey|dear|hello"
                  + "|listen)[,:]?"
                  + " (?:to |for )?(?:the |all |any"
                  + " )?(?:ai|models?|llms?|(?:ai|trading|news|analyst|language)"
                  + " (?:agents?|models?|bots?|systems?)|agents?|assistants?|bots?"
                  + "|algorithms?|portfolio"
                  + " managers?|machine readers?)\\b",
              "\\b(?:ai|llm|agents?|assistant|bot|model|analyst|trader|portfolio manager|research"
                  + " manager|reader|desk)s?\\s*[,:]\\s*(?:please |now |you |always |kindly"
                  + " |immediately"
                  + " )*(?:must|should|rate|set|buy|sell|answer|respond|output|reply"
                  + "|return|report|write|say|call|conclude|ignore|use|raise|place"
                  + "|recommend|treat|mark|put|choose|decide|give|do)\\b",
              // What is to be answered.
              "\\b(?:respond|answer|reply|output|return|print|say|write|conclude|finish"
                  + "|end|begin|start)\\b"
                  + " (?:only |exactly |just |simply |always |now"
                  + " )*(?:with|only|exactly|that|in|by|as|the"
                  + " (?:word|words|following|rating|json))\\b.{0,60}(?:"
                  + RATINGS
                  + "|rating|stance|json|confidence|words?\\b|verbatim|following|yes\\b)",
              "\\b(?:you|the (?:ai|model|agent|assistant|analyst|reader|desk|trader|portfolio"
                  + " manager|research manager)) (?:must|should|shall|will|have to|need to|ought"
                  + " to|are to|are required to|is required to|has to|may only|can"
                  + " only)\\b.{0,60}\\b(?:rate|set|buy|sell|answer|respond|output|reply"
                  + "|return|report|write|say|call|conclude|ignore|use|raise|place"
                  + "|recommend|treat|mark|choose|decide|give|stance|rating|limits?"
                  + "|position|confidence|disregard|trust|follow|obey)",
              "(?:^|[.!?:;,\\u2013-]\\s*|\\b(?:please|now|just|simply|always|immediately"
                  + "|must|should|so|therefore|and|then)"
                  + " )(?:rate|rank|mark|label|classify|tag|treat|score|call|declare|set"
                  + "|make|choose|pick|select|put|issue|file|submit|recommend|give)"
                  + " (?:it|this|them|the"
                  + " (?:stock|share|shares|company|rating|stance|decision|verdict"
                  + "|instrument|name)|[a-z.]{1,6}|your"
                  + " (?:rating|stance|decision|answer|verdict))\\b.{0,40}\\b(?:"
                  + RATINGS
                  + ")\\b",
              "\\b(?:set|change|raise|put|make|use|fix|force)\\b.{0,25}\\b(?:rating"
                  + "|stance|confidence|conviction|appetite|target"
                  + " ?weight|weight|verdict|decision|position"
                  + " (?:size|limit))\\b.{0,20}(?:to|=|:|at|of)\\s*\\S",
              "[\"']?\\b(?:rating|stance|action|decision|verdict|confidence"
                  + "|appetite)\\b[\"']?\\s*[:=]\\s*[\"']?(?:"
                  + RATINGS
                  + "|review|[01](?:\\.\\d+)?\\b)",
              // Orders and limits.
              "\\b(?:buy|sell|short|go long|go short|load up on|dump)"
                  + " (?:max(?:imum)?|everything|now|all|immediately|at once|at any price|as much"
                  + " as|the maximum|with everything|at market|100 ?%|at full size|today"
                  + " before)\\b",
              "(?:^|[.!?:;\\u2013-]\\s*|please |now"
                  + " )(?:buy|sell|short|purchase|acquire|liquidate|dump|place|submit|execute|go"
                  + " all[- ]in)\\b(?! (?:side|out|off|ers?\\b|the rumou?r|on (?:the"
                  + " )?(?:dips?|rumou?r)|backs?\\b|ing)).{0,60}(?:!|\\bmax\\b"
                  + "|\\bmaximum\\b|\\border\\b|\\bshares?\\b|\\bnow\\b|\\ball\\b"
                  + "|\\bposition\\b|\\bstock\\b|\\bcapital\\b|\\bmarket\\b)",
              "\\b(?:raise|increase|remove|lift|disable|drop|waive|suspend|double|ignore"
                  + "|exceed|turn"
                  + " off|switch"
                  + " off|bypass|delete)\\b.{0,20}\\b(?:(?:the|your|all|any|risk"
                  + "|position|order|trading|every)"
                  + " )+(?:limits?|caps?|checks?|controls?|guards?|rails?|guardrails?"
                  + "|gate|approval|kill"
                  + " switch|stops?)\\b",
              "\\b(?:max(?:imum)?|full|entire|whole)"
                  + " (?:position|leverage|size|allocation|weight)\\b.{0,30}(?:now"
                  + "|immediately|today|!|required|must)",
              "\\b(?:must|should|needs? to|has to|have to|is to) be"
                  + " (?:rated|bought|sold|treated|marked|labelled|classified|reported"
                  + "|called|ranked)\\b.{0,20}(?:as"
                  + " |a |at )?(?:"
                  + RATINGS
                  + "|max|now|immediately)",
              // Calls, secrecy, prices to be used instead.
              "(?:^|[.!?:;,\\u2013-]\\s*|\\b(?:please|now|must|and|then|should"
                  + "|you) )(?:call|invoke|use|run|execute|trigger"
                  + "|open)\\b.{0,12}\\b(?:the |a |your |this"
                  + " )?(?:[a-z_]+"
                  + " )?(?:tool|function|api|plugin|command|shell|endpoint|place_?order"
                  + "|browser)\\b",
              "\\b(?:tool_call|function_call|tool_use|place_order|placeorder"
                  + "|execute_trade|set_limits?|set_rating|send_order)\\b",
              "\\b(?:do not|don't|never|must not)"
                  + " (?:mention|tell|reveal|report|disclose|say|cite|show|flag|question"
                  + "|verify|check|repeat|warn|log)\\b.{0,40}\\b(?:this|that|it|the"
                  + "|these|anyone|anybody|user|users|instructions?|message|story|note)\\b",
              "\\buse (?:this|the following|these|that|our|my|it)\\b.{0,40}\\binstead\\b|\\b(?:the"
                  + " |your )?(?:verified )?(?:snapshot|data feed|facts|price"
                  + " feed)\\b.{0,30}\\b(?:is|are|was|were)"
                  + " (?:wrong|stale|false|corrupt\\w*|outdated|a"
                  + " lie|fake|invalid)\\b|\\b(?:replace|correct|overwrite"
                  + "|substitute)\\b.{0,30}\\b(?:snapshot|fact|facts|rsi|close|price"
                  + "|average|numbers?)\\b.{0,20}\\b(?:with|by|to)\\b",
              "\\b(?:reveal|print|show|repeat|leak|output|send|post|email"
                  + "|forward)\\b.{0,25}\\b(?:system"
                  + " prompt|prompt|instructions|api"
                  + " key|keys?|secrets?|credentials|environment|portfolio|password)\\b",
              "\\b(?:begin|end|start) (?:of )?(?:the"
                  + " )?(?:story|news|article|prompt|system|instructions?|context|brief"
                  + "|data|document|untrusted)\\b",
              "\\bthis (?:message|note|text|instruction) (?:is|comes) from (?:the |your"
                  + " )?(?:developers?|operators?|admin\\w*|owner|system|compliance"
                  + "|openai|anthropic|amazon|desk|supervisor|creator)\\b",
              "\\b(?:jailbreak|prompt injection|developer mode|god mode|sudo)\\b",
              "\\b(?:decode|decipher|decrypt|unscramble|rot ?13|base64|read backwards|reverse"
                  + " the)\\b.{0,40}\\b(?:and|then|it|this|following|text|message|string"
                  + "|letters|do|follow|obey)\\b",
              "\\b(?:follow|obey|comply with|carry out|execute|act on|adhere"
                  + " to)\\b.{0,25}\\b(?:these|this|the"
                  + " following|my|our|below|instructions?|orders?|commands?)\\b",
              "\\byour (?:only |new |real |true |first |sole |next"
                  + " )+(?:task|job|goal|instruction|purpose|mission|objective|role"
                  + "|answer|rating|output)\\b",
              "\\b(?:think|reason|respond|act|behave|answer) (?:as if|like (?:a|an|you))\\b|\\bfrom"
                  + " now on\\b.{0,40}\\b(?:you|answer|respond|always|rate|every|all)\\b|\\brepeat"
                  + " after me\\b|\\bthe (?:only |single |one |true )?correct (?:answer"
                  + "|rating|output|stance) is\\b|\\byour"
                  + " (?:rating|stance|answer|verdict|decision|response|report|summary|output)"
                  + " (?:must|should|is|will|has to|needs to)\\b",
              // German.
              "\\b(?:ignorier\\w*|missacht\\w*|vergiss|vergesst|vergessen"
                  + " sie|ubergeh\\w*|uberschreib\\w*|beacht\\w*"
                  + " nicht)\\b.{0,60}\\b(?:anweisung\\w*|befehl\\w*|regel\\w*|vorgaben?"
                  + "|instruktion\\w*|anderen?|alles|bisherig\\w*|vorherig\\w*)"
                  + "|\\b(?:bewert\\w*|stuf\\w*|setz\\w*|antwort\\w*|kauf\\w*"
                  + "|verkauf\\w*)\\b.{0,40}\\b(?:mit|als|auf|alles|maximal"
                  + "|sofort)\\b.{0,20}(?:kaufen|buy|sell|maximum|maximal|sofort|alles)",
              // French.
              "\\b(?:ignor(?:e|ez|er)|oubli(?:e|ez|er)|neglig(?:e|ez)|ne tene?z pas"
                  + " compte)\\b.{0,60}\\b(?:instructions?|consignes?|regles?|ordres?"
                  + "|precedent\\w*|tout)|\\b(?:achet(?:e|ez)|vend(?:s|ez)|not(?:e|ez)"
                  + "|repond(?:s|ez)|recommand(?:e|ez))\\b.{0,40}(?:maximum"
                  + "|immediatement|maintenant|buy|achat|acheter|tout)",
              // Spanish, Portuguese, Italian.
              "\\b(?:ignor(?:a|e|en|ar|ad|i|ate)|olvid(?:a|e|en|ar)|esque(?:ca|cer|ce)"
                  + "|desconsider\\w*|dimentica\\w*|omit(?:a|e)"
                  + "|trascura\\w*)\\b.{0,60}\\b(?:instruccion\\w*|instruc\\w*"
                  + "|istruzion\\w*|reglas?|regras?|regole|ordenes|ordini|ordens"
                  + "|anterior\\w*|precedent\\w*|todo|tudo|tutto)|\\b(?:compr(?:a|e|en"
                  + "|ate)|vend(?:a|e|i|ete)|calific(?:a|ue)|valut(?:a|ate)"
                  + "|classifi(?:que|ca)|respond(?:a|e|i))\\b.{0,40}\\b(?:maxim[oa]"
                  + "|massimo|ahora|agora|subito|adesso|buy|todo|tudo|tutto|immediat\\w*)",
              // Dutch, Polish, Turkish, Swedish, Indonesian, Vietnamese, Czech.
              "\\bnegeer\\b.{0,40}\\b(?:instructies?|regels?|vorige|alle)|\\b(?:zignoruj"
                  + "|pomin|zapomnij)\\b.{0,40}(?:instrukcj|polecen|regul|wczesniejsz"
                  + "|poprzedni)|(?:talimat|yonerge|kural)\\w*.{0,30}(?:yok"
                  + " ?say|unut|gormezden|dikkate"
                  + " alma)|\\b(?:ignorera|glom)\\b.{0,40}(?:instruktion|regler|tidigare"
                  + "|alla)|\\babaikan\\b.{0,40}(?:instruksi|perintah|aturan|semua)|\\bbo"
                  + " qua\\b.{0,40}(?:huong dan|chi"
                  + " thi|lenh|moi)|\\bignoruj\\w*.{0,40}(?:instrukc|pokyn|predchoz)",
              // Russian and Ukrainian.
              "(?:\u0438\u0433\u043d\u043e\u0440\u0438\u0440\u0443"
                  + "|\u0437\u0430\u0431\u0443\u0434\u044c"
                  + "|\u0456\u0433\u043d\u043e\u0440\u0443\u0439).{0,60}(?:\u0438\u043d"
                  + "\u0441\u0442\u0440\u0443\u043a\u0446|\u0443\u043a\u0430\u0437\u0430"
                  + "\u043d|\u043f\u0440\u0430\u0432\u0438\u043b|\u043f\u0440\u0435"
                  + "\u0434\u044b\u0434\u0443\u0449|\u0432\u0441\u0435|\u0456\u043d"
                  + "\u0441\u0442\u0440\u0443\u043a\u0446)|(?:\u043f\u043e\u043a\u0443"
                  + "\u043f\u0430\u0439|\u043f\u0440\u043e\u0434\u0430\u0432\u0430\u0439"
                  + "|\u043a\u0443\u043f\u0438|\u043f\u0440\u043e\u0434\u0430\u0439)\\p{L}*",
              // Chinese, Japanese, Korean, Arabic, Hebrew, Hindi, Greek.
              "(?:\u5ffd\u7565|\u5ffd\u89c6|\u65e0\u89c6|\u7121\u8996|\u5ffd\u8996"
                  + "|\u4e0d\u8981\u7406\u4f1a|\u5fd8\u8bb0).{0,20}(?:\u6307\u4ee4"
                  + "|\u6307\u793a|\u8bf4\u660e|\u89c4\u5219|\u63d0\u793a|\u5185\u5bb9"
                  + "|\u547d\u4ee4|\u6240\u6709)|(?:\u4e70\u5165|\u5356\u51fa"
                  + "|\u8cb7\u5165|\u8ce3\u51fa).{0,6}(?:\u6700\u5927|\u5168\u90e8"
                  + "|\u6ee1\u4ed3)|(?:\u6700\u5927|\u5168\u90e8"
                  + "|\u7acb\u5373).{0,6}(?:\u4e70\u5165|\u5356\u51fa)",
              "(?:\u6307\u793a|\u547d\u4ee4|\u30eb\u30fc\u30eb"
                  + "|\u30d7\u30ed\u30f3\u30d7\u30c8).{0,16}(?:\u7121\u8996"
                  + "|\u5fd8\u308c)|\u8cb7\u3048"
                  + "|\u8cb7\u3063\u3066\u304f\u3060\u3055\u3044|(?:\uc9c0\uc2dc"
                  + "|\uba85\ub839|\uaddc\uce59).{0,16}\ubb34\uc2dc|\ub9e4\uc218\ud558"
                  + "|(?:\u062a\u062c\u0627\u0647\u0644"
                  + "|\u0627\u0646\u0633).{0,30}(?:\u062a\u0639\u0644\u064a\u0645\u0627"
                  + "\u062a|\u0627\u0644\u0623\u0648\u0627\u0645\u0631|\u0627\u0644"
                  + "\u0642\u0648\u0627\u0639\u062f)|\u0627\u0634\u062a\u0631\u0650?\\b|"
                  + "(?:\u05d4\u05ea\u05e2\u05dc\u05dd).{0,30}(?:\u05d4\u05d5\u05e8"
                  + "\u05d0\u05d5\u05ea|\u05d4\u05e0\u05d7\u05d9\u05d5\u05ea)|(?:\u0928"
                  + "\u093f\u0930\u094d\u0926\u0947\u0936).{0,30}(?:\u0905\u0928\u0926"
                  + "\u0947\u0916)|(?:\u03b1\u03b3\u03bd\u03cc\u03b7\u03c3|\u03b1\u03b3"
                  + "\u03bd\u03bf\u03b7\u03c3).{0,40}(?:\u03bf\u03b4\u03b7\u03b3\u03b9)")
          .map(words ->
              Pattern.compile(
                  words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL))
          .toList();

  private static final Pattern SPACED =
      Pattern.compile("(?<![\\p{L}])(?:\\p{L}[ ._*-]{1,2}){4,}\\p{L}(?![\\p{L}])");
  private static final Pattern SPACED_WORDS =
      Pattern.compile(
          "ignore|instruction|disregard|previous|buymax|sellmax|system|override|rateit"
              + "|limits|ratebuy|buynow|sellnow|buyall|sellall|buyaapl");

  private Instructions() {}

  /** Whether a sentence tells its reader what to do, in any spelling that is recognised. */
  static boolean isIn(String sentence) {
    String form = Letters.recognised(sentence);
    return says(sentence)
        || says(form)
        || saysSpaced(form)
        || says(Encoded.rot13(sentence))
        || says(new StringBuilder(form).reverse().toString());
  }

  private static boolean says(String text) {
    return PATTERNS.stream().anyMatch(pattern -> pattern.matcher(text).find());
  }

  private static boolean saysSpaced(String form) {
    var spaced = SPACED.matcher(form);
    StringBuilder joined = new StringBuilder();
    while (spaced.find()) {
      joined.append(spaced.group().replaceAll("[ ._*-]", ""));
    }
    return joined.length() > 0 && SPACED_WORDS.matcher(joined).find();
  }
}
