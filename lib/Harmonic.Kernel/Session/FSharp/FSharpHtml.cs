namespace Harmonic.Kernel.Session.FSharp;

/// <summary>
/// The module <c>Html</c> of .NET Interactive's F#: a function for each element, <c>div [_class "note"] [str "text"]</c>, over PocketView.
/// </summary>
internal static class FSharpHtml
{
    private const string Elements =
        "a area aside b br button caption center code colgroup dd details div dl dt em figure font form h1 h2 h3 h4 h5 h6 head "
        + "header hgroup hr i iframe img input label li link main menu menuitem meta meter nav ol optgroup option p pre progress "
        + "q script section select small source span strike style strong sub sup svg table tbody td textarea tfoot th thead title "
        + "tr u ul video";

    private const string TextAttributes =
        "about accept acceptCharset accessKey action alt autoCapitalize autoComplete autoCorrect autoSave cellPadding "
        + "cellSpacing challenge charSet class classID color content contextMenu coords crossOrigin datatype dateTime ddata "
        + "defaultValue dir download encType form formAction formEncType formMethod formTarget frameBorder headers height href "
        + "hrefLang htmlFor httpEquiv icon id inlist inputMode integrity is itemID itemProp itemRef itemType keyParams keyType "
        + "kind label lang language list manifest max media mediaGroup method min name onMouseOut onMouseOver pattern placeholder "
        + "poster prefix preload property radioGroup rel resource role sandbox scope scrolling security shape sizes src srcDoc "
        + "srcLang srcSet step summary target title type typeof useMap value vocab width wmode wrap";

    private const string NumberAttributes =
        "cols colSpan high low marginHeight marginWidth maxLength minLength optimum results rows rowSpan size span start tabIndex";

    private const string SwitchAttributes =
        "allowFullScreen allowTransparency async autoFocus autoPlay capture checked contentEditable controls default "
        + "defaultChecked defer disabled draggable formNoValidate hidden itemScope loop multiple muted noValidate open readOnly "
        + "required scoped seamless selected spellCheck unselectable";

    private const string Start = """
        module Html =
            open Microsoft.AspNetCore.Html
            type HtmlAttribute = string * obj
            let custom tag (attributes: HtmlAttribute list) (content: obj list) =
                let view = PocketView(tagName = tag)
                for (name, value) in attributes do view.HtmlAttributes.[name] <- value
                if not content.IsEmpty then view.SetContent(List.toArray content)
                view :> IHtmlContent
            let rawText (text: string) = HtmlString text :> IHtmlContent
            let str (text: string) = rawText (System.Net.WebUtility.HtmlEncode text)
            let encodedText text = str text
            let embedNoContext (value: obj) = str (string value)
            let _custom (name: string, value: obj) : HtmlAttribute = (name, value)
            let _style (rules: string list) : HtmlAttribute =
                ("style", rules |> List.map (fun rule -> rule.Trim().TrimEnd(';')) |> String.concat "; " |> box)

        """;

    /// <summary>The module, in F#.</summary>
    public static string Module { get; } =
        Start
        + Functions(Elements, name => $"{name} attributes content = custom \"{name}\" attributes content")
        + Functions(TextAttributes, name => Attribute(name, "string"))
        + Functions(NumberAttributes, name => Attribute(name, "float"))
        + Functions(SwitchAttributes, name => Attribute(name, "bool"));

    private static string Functions(string names, Func<string, string> define) =>
        string.Concat(names.Split(' ').Select(name => $"    let {define(name)}\n"));

    private static string Attribute(string name, string type) => $"_{name} (value: {type}) : HtmlAttribute = (\"{name}\", box value)";
}
